/** Published ECDSA signatures, each with the hash of its curve's size. */
import type { EcCurve } from '#shared/crypto/algorithms.ts'

interface CurveAnswer {
  readonly source: string
  readonly message: string
  readonly scalar: string
  readonly x: string
  readonly y: string
  readonly r: string
  readonly s: string
}

export type CurveName = EcCurve

/** RFC 6979 appendix A.2.5 to A.2.7, and one for the curve that it leaves out. */
export const CURVES: Readonly<Record<CurveName, CurveAnswer>> = {
  'P-256': {
    source: 'RFC 6979',
    message: 'sample',
    scalar: 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
    x: '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6',
    y: '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    r: 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
    s: 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  },
  'P-384': {
    source: 'RFC 6979',
    message: 'sample',
    scalar:
      '6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d8' +
      '96d5724e4c70a825f872c9ea60d2edf5',
    x:
      'ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e06aae5286b300c64' +
      'def8f0ea9055866064a254515480bc13',
    y:
      '8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9f54ca84b3f1c9db1' +
      '288b231c3ae0d4fe7344fd2533264720',
    r:
      '94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa73d64c4ea95ad133c' +
      '81a648152e44acf96e36dd1e80fabe46',
    s:
      '99ef4aeb15f178cea1fe40db2603138f130e740a19624526203b6351d0a3a94f' +
      'a329c145786e679e7b82c71a38628ac8',
  },
  'P-521': {
    source: 'RFC 6979',
    message: 'sample',
    scalar:
      '00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75' +
      'caa896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538',
    x:
      '01894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd' +
      '371123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a4',
    y:
      '00493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f746a' +
      '28a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5',
    r:
      '00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f' +
      '174e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa',
    s:
      '00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af' +
      '282623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a',
  },
  // The vector of Bitcoin libraries, by RFC 6979; the smallest scalar, so the point is that of
  // SEC 2. They print the smaller of s and the order less s; here s stands as it comes out.
  secp256k1: {
    source: 'SEC 2, RFC 6979',
    message: 'Satoshi Nakamoto',
    scalar: '0000000000000000000000000000000000000000000000000000000000000001',
    x: '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
    y: '483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8',
    r: '934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8',
    s: 'dbbd3162d46e9f9bef7feb87c16dc13b4f6568a87f4e83f728e2443ba586675c',
  },
}
