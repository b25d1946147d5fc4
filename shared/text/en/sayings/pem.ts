export const pem = {
  'pem.several': 'more than one PEM block',
  'pem.none': 'not one plain PEM block',
  'pem.end': 'the PEM block ends under another name',
  'pem.base64': 'the PEM block is not base64',
}
