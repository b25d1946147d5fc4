#!/usr/bin/env python3
"""Recovers a key from the evidence bundle of a key ceremony and a quorum of shares.

    python3 recover.py BUNDLE [--key LABEL] --out FILE [SHAREFILE ...]

SHAREFILE holds a share text (100 characters that begin with KSHARE1) or a .share file. Without
share files the share texts are read from standard input, one a line. Needs python3 (3.8 or newer)
and its standard library, nothing else. Exit 0: the key is written. Exit 1: something was judged
bad. Exit 2: usage, or a file that cannot be read or written.

Run a copy of this script from a source that you trust, not the one inside the bundle.
"""

import argparse
import hashlib
import hmac
import json
import os
import re
import stat
import sys

CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'  # BIP-173
GROUPS = 'compare it with the card, group by group, and type ? for what cannot be read'
RAW = {'AES-128': 16, 'AES-192': 24, 'AES-256': 32, 'HMAC-SHA-224': 28, 'HMAC-SHA-256': 32,
       'HMAC-SHA-384': 48, 'HMAC-SHA-512': 64}
# PKCS#8 DER. Two RSA keys of one size may differ by a few bytes.
DER = {'EC-P256': 138, 'EC-P384': 185, 'EC-P521': 241, 'EC-secp256k1': 135, 'Ed25519': 48,
       'X25519': 48, 'RSA-2048': None, 'RSA-3072': None, 'RSA-4096': None}


class Refused(Exception):
    """The input was judged bad: exit 1."""


class CannotRun(Exception):
    """Usage or files: exit 2."""


def say(*lines):
    for line in lines:
        # Names come from files of unknown origin: nothing of them may steer a terminal.
        print(''.join(c if c.isprintable() else '?' for c in line), file=sys.stderr)


# GF(2^8) with polynomial 0x11b, for AES and for the shares.

def multiply(a, b):
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0x11b if a & 0x80 else 0)
        b >>= 1
    return product


EXP = [1]
for _ in range(254):
    EXP.append(multiply(EXP[-1], 3))
LOG = {value: power for power, value in enumerate(EXP)}


def divide(a, b):
    return EXP[(LOG[a] - LOG[b]) % 255] if a else 0


def interpolate(points, at):
    """The value at `at` of the polynomial through points (x, y), byte for byte."""
    result = bytearray(len(points[0][1]))
    for x, y in points:
        weight = 1
        for other, _ in points:
            if other != x:
                weight = divide(multiply(weight, at ^ other), x ^ other)
        for i, byte in enumerate(y):
            result[i] ^= multiply(byte, weight)
    return bytes(result)


# AES decryption (FIPS 197) and key unwrap with padding (RFC 5649).

def substitute(byte):
    inverse = divide(1, byte) if byte else 0
    bits = inverse | inverse << 8
    return (bits ^ bits >> 4 ^ bits >> 5 ^ bits >> 6 ^ bits >> 7) & 0xff ^ 0x63


SBOX = [substitute(byte) for byte in range(256)]
UNSBOX = [SBOX.index(byte) for byte in range(256)]
TIMES = {factor: [multiply(byte, factor) for byte in range(256)] for factor in (9, 11, 13, 14)}


def round_keys(key):
    size = len(key) // 4
    words, constant = [list(key[4 * i:4 * i + 4]) for i in range(size)], 1
    for i in range(size, 4 * (size + 7)):
        word = words[-1]
        if i % size == 0:
            word = [SBOX[byte] for byte in word[1:] + word[:1]]
            word[0] ^= constant
            constant = multiply(constant, 2)
        elif size > 6 and i % size == 4:
            word = [SBOX[byte] for byte in word]
        words.append([a ^ b for a, b in zip(words[-size], word)])
    return [sum(words[i:i + 4], []) for i in range(0, len(words), 4)]


def decrypt_block(keys, block):
    state = [a ^ b for a, b in zip(block, keys[-1])]
    nine, eleven, thirteen, fourteen = (TIMES[factor] for factor in (9, 11, 13, 14))
    for number in range(len(keys) - 2, -1, -1):
        state = [UNSBOX[state[(i - 4 * (i % 4)) % 16]] ^ keys[number][i] for i in range(16)]
        if number == 0:
            return bytes(state)
        mixed = []
        for i in range(0, 16, 4):
            a, b, c, d = state[i:i + 4]
            mixed += [fourteen[a] ^ eleven[b] ^ thirteen[c] ^ nine[d],
                      nine[a] ^ fourteen[b] ^ eleven[c] ^ thirteen[d],
                      thirteen[a] ^ nine[b] ^ fourteen[c] ^ eleven[d],
                      eleven[a] ^ thirteen[b] ^ nine[c] ^ fourteen[d]]
        state = mixed


def unwrap(key, wrapped):
    """RFC 5649, section 4.2; None when the key or the bytes are wrong."""
    if len(wrapped) < 16 or len(wrapped) % 8:
        return None
    keys, n = round_keys(key), len(wrapped) // 8 - 1
    if n == 1:
        plain = decrypt_block(keys, wrapped)
        head, rest = plain[:8], plain[8:]
    else:
        head, blocks = wrapped[:8], [wrapped[8 * i:8 * i + 8] for i in range(1, n + 1)]
        for t in range(6 * n, 0, -1):
            head = (int.from_bytes(head, 'big') ^ t).to_bytes(8, 'big')
            plain = decrypt_block(keys, head + blocks[(t - 1) % n])
            head, blocks[(t - 1) % n] = plain[:8], plain[8:]
        rest = b''.join(blocks)
    length = int.from_bytes(head[4:], 'big')
    if head[:4] != bytes.fromhex('a65959a6') or not 8 * (n - 1) < length <= 8 * n:
        return None
    return rest[:length] if not any(rest[length:]) else None


def self_test():
    kek = bytes.fromhex('5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8')  # RFC 5649, section 6
    for plain, wrapped in (
            ('c37b7e6492584340bed12207808941155068f738',
             '138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a'),
            ('466f7250617369', 'afbeb0f07dfbf5419200f2ccb50bb24f')):
        if unwrap(kek, bytes.fromhex(wrapped)) != bytes.fromhex(plain):
            raise CannotRun('the self-test of AES key unwrap failed: use another computer')
    block = decrypt_block(round_keys(bytes(range(32))),  # FIPS 197, appendix C.3
                          bytes.fromhex('8ea2b7ca516745bfeafc49904b496089'))
    if block != bytes.fromhex('00112233445566778899aabbccddeeff'):
        raise CannotRun('the self-test of AES-256 failed: use another computer')


# Share text: KSHARE1, 80 characters, 13 characters of the BIP-93 short checksum.

def residue(symbols):
    """0 when the checksum holds."""
    state = 1
    for symbol in symbols:
        top = state >> 60
        state = (state & (1 << 60) - 1) << 5 ^ symbol
        for bit, constant in enumerate((0x19dc500ce73fde210, 0x1bfae00def77fe529,
                                        0x1fbd920fffe7bee52, 0x1739640bdeee3fdad,
                                        0x07729a039cfc75f5a)):
            if top >> bit & 1:
                state ^= constant
    return state ^ 0x10ce0795c2fd1e62a


PREFIX = [ord(c) >> 5 for c in 'kshare'] + [0] + [ord(c) & 31 for c in 'kshare']
BLANK = residue(PREFIX + [0] * 93)
# What a change of one bit of one character does to the residue.
CHANGE = [[residue(PREFIX + [1 << bit if i == place else 0 for i in range(93)]) ^ BLANK
           for bit in range(5)] for place in range(93)]


def change(place, value):
    total = 0
    for bit in range(5):
        if value >> bit & 1:
            total ^= CHANGE[place][bit]
    return total


def correct(symbols, unreadable):
    """The corrected symbols, or None: linear equations for the unreadable ones, search for two."""
    # Each row: a combination of changes to unreadable characters, and which bits it changes.
    rows = []

    def reduce(value, bits=0):
        for pivot, row, made_of in rows:
            if value & pivot:
                value, bits = value ^ row, bits ^ made_of
        return value, bits

    for number, place in enumerate(unreadable):
        for bit in range(5):
            value, bits = reduce(CHANGE[place][bit], 1 << 5 * number + bit)
            if not value:
                return None
            rows.append((1 << value.bit_length() - 1, value, bits))
    wanted, _ = reduce(residue(PREFIX + symbols))
    found = [] if wanted == 0 else None
    if found is None:
        single = {reduce(change(place, value))[0]: (place, value)
                  for place in set(range(93)) - set(unreadable) for value in range(1, 32)}
        # 2 x wrong + unreadable may not exceed 8: beyond that, several cards would fit.
        if wanted in single and len(unreadable) <= 6:
            found = [single[wanted]]
        elif len(unreadable) <= 4:
            for value, first in single.items():
                second = single.get(value ^ wanted)
                if second is not None and second[0] != first[0]:
                    found = [first, second]
                    break
    if found is None:
        return None
    result = list(symbols)
    for place, value in found:
        result[place] ^= value
    _, bits = reduce(residue(PREFIX + result))
    for number, place in enumerate(unreadable):
        result[place] ^= bits >> 5 * number & 31
    return result if residue(PREFIX + result) == 0 else None


def to_bytes(symbols):
    number = 0
    for symbol in symbols:
        number = number << 5 | symbol
    return number.to_bytes(50, 'big')


def read_text(text, name):
    """(the 50 bytes of a share, the positions that were corrected, the text as corrected)."""
    text = re.sub('[\\s\u2010-\u2015-]', '', text)
    if text != text.lower() and text != text.upper():
        raise Refused(f'{name} mixes capitals and small letters: type all of it in capitals')
    text = text.lower()
    for place, letter in enumerate(text[:100]):
        if letter != '?' and letter not in (CHARSET if place > 6 else 'kshare1'[place]):
            raise Refused(f'{name}: group {place // 4 + 1} has a character that no share text has '
                          f'there: {GROUPS}')
    if len(text) != 100:
        raise Refused(f'{name} has {len(text)} characters, a share text has 100: {GROUPS}')
    given = [CHARSET.find(letter) for letter in text[7:]]
    unreadable = [place for place, symbol in enumerate(given) if symbol < 0]
    if len(unreadable) > 8:
        raise Refused(f'{name} has {len(unreadable)} unreadable characters, more than the 8 that '
                      'can be corrected: use another copy or another custodian')
    symbols = [max(symbol, 0) for symbol in given]
    if residue(PREFIX + symbols) or unreadable:
        symbols = correct(symbols, unreadable)
        if symbols is None:
            raise Refused(f'{name}: the checksum does not hold, too much is wrong: {GROUPS}')
    envelope = to_bytes(symbols[:80])
    commitment = hashlib.sha256(b'claviger-share-v1' + envelope[:45]).digest()
    if commitment[:5] != envelope[45:]:
        raise Refused(f'{name}: the check bytes do not fit, this is no whole share text: {GROUPS}')
    full = 'kshare1' + ''.join(CHARSET[symbol] for symbol in symbols)
    return envelope, [i for i in range(100) if full[i] != text[i]], full.upper()


class Share:
    """One share, taken apart. `raw` is y and x."""

    def __init__(self, envelope, name):
        self.name, self.set = name, envelope[1:9].hex()
        self.index, self.threshold, self.n = envelope[9:12]
        self.y, self.x = envelope[12:44], envelope[44]
        self.commitment = hashlib.sha256(b'claviger-share-v1' + envelope[:45]).hexdigest()
        if envelope[0] != 1:
            raise Refused(f'{name} is of version {envelope[0]}: a newer recover.py is needed')
        if self.x == 0:
            raise Refused(f'{name} is forged (x = 0): keep it as evidence, use another custodian')


def confirm(name, places, text, accepted):
    """Nothing is corrected silently."""
    groups = sorted({place // 4 for place in places})
    say(f'{name}: {len(places)} characters were corrected, in group '
        + ', '.join(str(group + 1) for group in groups) + '.')
    if accepted:
        return
    if not sys.stdin.isatty():
        raise Refused(f'{name} needs a correction: compare these groups with the card, then add '
                      '--accept-corrections')
    for group in groups:
        say(f'    group {group + 1} must read {text[4 * group:4 * group + 4]}')
    say('Compare these groups with the card. Type yes if the card can be read like this:')
    if sys.stdin.readline().strip().lower() != 'yes':
        raise Refused(f'{name}: the correction was not confirmed: {GROUPS}')


def open_share(content, name, accepted):
    """A share and, of a .share file, its fields."""
    content = content.strip().lstrip('\ufeff')
    if content.startswith(('age-encryption.org', '-----BEGIN AGE')):
        raise Refused(f'{name} is encrypted: decrypt it with "age -d" first')
    fields = {}
    if content.startswith('{'):
        try:
            fields = json.loads(content)
            content = fields['text']
            content.strip
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise Refused(f'{name} is not a whole .share file: use the share text on the card')
    envelope, places, text = read_text(content, name)
    if places:
        confirm(name, places, text, accepted)
    return Share(envelope, name), fields


# The bundle.

def read_file(path, limit):
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise Refused(f'{path} is a link or no regular file: use the file itself')
        with open(path, 'rb') as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise CannotRun(f'{path} cannot be read: {error.strerror}')
    if len(data) > limit:
        raise Refused(f'{path} is larger than {limit} bytes: check that it is the right file')
    return data


def read_log(bundle):
    path = os.path.join(bundle, 'log.jsonl')
    if not os.path.lexists(path):
        raise Refused('log.jsonl is missing from the bundle: use another copy')
    data = read_file(path, 64 << 20)
    entries, previous = [], '0' * 64
    for seq, line in enumerate(data.split(b'\n')[:-1]):
        try:
            entry = json.loads(line)
            fits = (entry['seq'], entry['prev']) == (seq, previous) and type(entry['what']) is dict
            fits = fits and entry['ceremony'] == (entries or [entry])[0]['ceremony']
            entry['type'].strip
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            fits = False
        if not fits:
            raise Refused(f'log.jsonl is altered or damaged at entry {seq}: use another copy')
        previous = hashlib.sha256(line + b'\n').hexdigest()
        entries.append(entry)
    if not entries or not data.endswith(b'\n'):
        raise Refused('log.jsonl is cut off: use another copy')
    say(f'The hash chain of the log holds ({len(entries)} entries). '
        'Signatures are not checked here: verify.sh does that.')
    checkpoint = os.path.join(bundle, 'checkpoint')
    if not os.path.lexists(checkpoint):
        say('Warning: the bundle has no checkpoint, so the end of the log may be missing.')
    elif f'\nsha256 {hashlib.sha256(data).hexdigest()}  log.jsonl\n'.encode() not in read_file(
            checkpoint, 4096):
        raise Refused('log.jsonl is not the log of the checkpoint: use another copy')
    return entries


def demand_own_shares(entries):
    """A recovery opens the shares of another ceremony: they are judged by the log of that one."""
    for entry in entries:
        if entry['type'] == 'source.admitted':
            ceremony = re.fullmatch('[0-9a-f]{32}', entry['what']['ceremony']).group()
            raise Refused('this ceremony made no share set: use the evidence of ceremony '
                          + ceremony)


def find(entries, label):
    """What the log says of one key and its backup; the last word counts."""
    keys, backups = {}, {}
    for entry in entries:
        what = entry['what']
        if entry['type'] == 'backup.made':
            backups[what['label']] = what
        elif {'label', 'algorithm', 'salt', 'commitment'} <= set(what):
            keys[what['label']] = what
    if not backups:
        raise Refused('this ceremony made no backup: there is nothing to recover')
    names = ', '.join(sorted(backups))
    if label is None and len(backups) > 1:
        raise CannotRun(f'there are several keys, name one with --key: {names}')
    label = label or names
    if label not in backups or label not in keys:
        raise Refused(f'there is no backup of {label!r}: the log knows {names}')
    return keys[label], backups[label]


def read_backup(bundle, backup, entries):
    # The label becomes a file name: it has to be one.
    if not re.fullmatch('[a-z0-9][a-z0-9-]{0,31}', backup['label']):
        raise Refused('the log holds a malformed label: use another copy')
    path = 'backups/' + backup['label'] + '.kwp'
    if not os.path.lexists(os.path.join(bundle, path)):
        raise Refused(f'{path} is missing: shares alone recover nothing, find another copy of it')
    data = read_file(os.path.join(bundle, path), 8 << 10)
    facts = {'sha256': hashlib.sha256(data).hexdigest(), 'bytes': len(data)}
    listed = [e['what']['files'] for e in entries if e['type'] == 'files.listed'][-1:]
    known = [{name: backup[name] for name in facts}] + [files[path] for files in listed]
    if any(one != facts for one in known):
        raise Refused(f'{path} is not the backup that the log names: use another copy')
    return data


def check_share(share, fields, entries):
    sets = {e['what']['set']: e['what'] for e in entries if e['type'] == 'shares.made'}
    voided = {e['what']['set'] for e in entries if e['type'] == 'shares.voided'}
    if share.set in voided:
        raise Refused(f'{share.name} belongs to set {share.set}, which was voided: bring the card '
                      'of the set that replaced it')
    if share.set not in sets:
        kind = 'rehearsal' if int(share.set[0], 16) & 8 else 'production'
        raise Refused(f'{share.name} belongs to set {share.set} ({kind}), not to this bundle: '
                      'bring the card or the bundle that fits')
    made = sets[share.set]
    logged = {one['index']: one for one in made['shares']}.get(share.index)
    if logged is None or (made['threshold'], made['n']) != (share.threshold, share.n):
        raise Refused(f'{share.name}: its numbers are not those of the log: use another custodian')
    if logged['commitment'] != share.commitment:
        raise Refused(f'{share.name} is not share {share.index} as the log committed to it: '
                      'keep it as evidence, use another custodian')
    opened = entries[0]
    truth = {'ceremony': opened['ceremony'], 'mode': opened['what']['mode'], 'set': share.set,
             'index': share.index, 'threshold': share.threshold, 'n': share.n,
             'commitment': share.commitment, 'custodian': logged['custodian'],
             'share': share.y.hex() + '%02x' % share.x, 'claviger': 'share/1'}
    for name, value in truth.items():
        if fields and fields.get(name) != value:
            raise Refused(f'{share.name}: the field "{name}" does not fit the share: use the share '
                          'text on the card')


def add_share(shares, share, fields, entries):
    check_share(share, fields, entries)
    for other in shares:
        if share.set != other.set:
            raise Refused(f'{share.name} is of another set than {other.name}')
        if share.index == other.index or share.x == other.x:
            raise Refused(f'{share.name} is share {share.index} again, as {other.name}: bring the '
                          'share of another custodian')
    shares.append(share)
    say(f'{share.name}: share {share.index} of {share.n}, as the log names it.')


def gather(options, entries):
    shares = []
    for path in options.shares:
        content = read_file(path, 4 << 10).decode('utf-8', 'replace')
        add_share(shares, *open_share(content, path, options.accept_corrections), entries)
    if options.shares:
        return shares
    sys.stdin.reconfigure(errors='replace')
    terminal = sys.stdin.isatty()
    while not (terminal and shares and len(shares) >= shares[0].threshold):
        name = f'share {len(shares) + 1} of the input'
        if terminal:
            say('Type the next share text, then Enter. An empty line ends.')
        line = sys.stdin.readline(4096)
        if not line or terminal and not line.strip():
            break
        if not line.strip():
            continue
        try:
            add_share(shares, *open_share(line, name, options.accept_corrections), entries)
        except Refused as error:
            if not terminal:
                raise
            say(f'Refused: {error}', 'This share does not count.')
    return shares


def combine(shares):
    threshold = shares[0].threshold if shares else 0
    if not shares or len(shares) < threshold:
        raise Refused(f'{len(shares)} shares are too few'
                      + (f', {threshold} are needed: bring more' if shares else ': bring shares'))
    points = [(share.x, share.y) for share in shares]
    for share in shares[threshold:]:
        if interpolate(points[:threshold], share.x) != share.y:
            raise Refused(f'{share.name} does not belong together with the others')
    return interpolate(points[:threshold], 0)


def check_key(key, material):
    parts = ('claviger-key-v1', key['label'], key['algorithm'])
    message = b''.join(part.encode() + b'\0' for part in parts) + material
    found = hmac.new(bytes.fromhex(key['salt']), message, 'sha256').hexdigest()
    if not hmac.compare_digest(found, key['commitment']):
        raise Refused('the key that came out is not the one that the log names: stop')
    algorithm = key['algorithm']
    if algorithm not in RAW and algorithm not in DER:
        raise Refused(f'{algorithm} is unknown here: a newer recover.py is needed')
    if algorithm in RAW:
        fits = len(material) == RAW[algorithm]
    else:
        fits = len(material) == (DER[algorithm] or rsa_length(material, int(algorithm[4:])))
        fits = fits and len(material) == der_length(material)
    if not fits:
        raise Refused(f'the key that came out has not the length of {algorithm}: stop')
    return 'raw' if algorithm in RAW else 'PKCS#8 DER'


def der_length(data):
    """The length that the SEQUENCE at the beginning claims for itself."""
    if data[0] != 0x30 or data[1] > 0x82:
        return None
    more = data[1] & 0x7f if data[1] & 0x80 else 0
    return 2 + more + (int.from_bytes(data[2:2 + more], 'big') if more else data[1])


def rsa_length(data, bits):
    """The length of an RSA key whose modulus has this many bits; None for another one."""
    modulus = b'\2\x82' + (bits // 8 + 1).to_bytes(2, 'big') + b'\0'
    return der_length(data) if data[33:38] == modulus and data[38] & 0x80 else None


def write_new(path, material):
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, 'O_BINARY', 0)
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileExistsError:
        raise Refused(f'{path} exists: choose a new name, nothing is ever overwritten')
    except OSError as error:
        raise CannotRun(f'{path} cannot be written: {error.strerror}')
    try:
        with os.fdopen(descriptor, 'wb') as file:
            file.write(material)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        os.unlink(path)  # half a key must not pass for a key
        raise CannotRun(f'{path} cannot be written: {error.strerror}')


def run(options):
    self_test()
    if os.path.lexists(options.out):
        raise Refused(f'{options.out} exists: choose a new name, nothing is ever overwritten')
    if not os.path.isdir(options.bundle):
        raise CannotRun(f'there is no bundle {options.bundle}')
    entries = read_log(options.bundle)
    try:
        say('This ceremony was a ' + entries[0]['what']['mode'] + '.')
        demand_own_shares(entries)
        key, backup = find(entries, options.key)
        wrapped = read_backup(options.bundle, backup, entries)
        shares = gather(options, entries)
        secret = combine(shares)
        material = unwrap(secret, wrapped)
        if material is None:
            raise Refused('the shares do not open this backup: check that the bundle is theirs')
        form = check_key(key, material)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise Refused('the log holds a malformed event: use another copy')
    write_new(options.out, material)
    say(f'The key {key["label"]} ({key["algorithm"]}) is in {options.out}: '
        f'{len(material)} bytes, {form}.', 'It is no longer split. Decide now when to replace it.')


def main():
    parser = argparse.ArgumentParser(description='Recovers a key from a bundle and its shares.')
    parser.add_argument('bundle', metavar='BUNDLE')
    parser.add_argument('--key', metavar='LABEL', help='which key, if there are several')
    parser.add_argument('--out', metavar='FILE', required=True, help='a file that does not exist')
    parser.add_argument('--accept-corrections', action='store_true',
                        help='use corrected share texts: only after comparing them with the cards')
    parser.add_argument('shares', metavar='SHAREFILE', nargs='*')
    options = parser.parse_intermixed_args()
    try:
        run(options)
    except Refused as error:
        say(f'Refused: {error}')
        return 1
    except (CannotRun, KeyboardInterrupt) as error:
        say(f'Cannot run: {error}')
        return 2
    return 0


if __name__ == '__main__':
    sys.exit(main())
