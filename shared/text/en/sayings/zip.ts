import type { Given, Sentences } from '../../given.ts'

export const zip = {
  'zip.large': ({ most }: Given<never, 'most'>) => `is a zip archive of more than ${most} bytes`,
  'zip.many': ({ count, most }: Given<never, 'count' | 'most'>) =>
    `is a zip archive of ${count} files, not at most ${most}`,
  'zip.end': 'is a zip archive that was cut off, or has something after its end',
  'zip.zip64': 'is a zip64 archive',
  'zip.part': 'is one part of a zip archive',
  'zip.directory': 'is a zip archive whose directory is not where it should be',
  'zip.ascii': 'is a zip archive with a file name that is not plain ASCII',
  'zip.path': ({ name }: Sentences<'name'>) => `is a zip archive with a path: ${name}`,
  'zip.no-name': 'an empty name',
  'zip.encrypted': ({ name }: Given<'name'>) => `is a zip archive whose ${name} is encrypted`,
  'zip.flags': ({ name }: Given<'name'>) => `is a zip archive whose ${name} has unknown flags`,
  'zip.packed': ({ name }: Given<'name'>) =>
    `is a zip archive whose ${name} is packed in a way that is not read here`,
  'zip.broken': 'is a zip archive that is damaged',
  'zip.twins': 'is a zip archive with two files of one name',
  'zip.large-file': ({ name, bytes }: Given<'name', 'bytes'>) =>
    `is a zip archive whose ${name} has ${bytes} bytes`,
  'zip.bomb': ({ packed, size }: Given<never, 'packed' | 'size'>) =>
    `is a zip bomb: ${packed} bytes become ${size}`,
  'zip.cut': ({ name }: Given<'name'>) => `is a zip archive whose ${name} is cut off`,
  'zip.contradicts': ({ name }: Given<'name'>) =>
    `is a zip archive that says two things of ${name}`,
  'zip.damaged': ({ name }: Given<'name'>) => `is a zip archive whose ${name} is damaged`,
  'zip.foreign': ({ name }: Given<'name'>) => `is a zip archive with a foreign file: ${name}`,
  'zip.without': ({ what }: Sentences<'what'>) => `is a zip archive without ${what}`,
  'zip.several': ({ what }: Sentences<'what'>) => `is a zip archive with more than one ${what}`,
  'zip.wrapping-key': 'wrapping key',
  'zip.import-token': 'import token',
  'zip.token-size': ({ bytes }: Given<never, 'bytes'>) => `holds an import token of ${bytes} bytes`,
  'zip.no-end': 'the README in the zip does not say when the token ends',
}
