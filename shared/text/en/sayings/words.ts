export const words = {
  'words.wrong': 'the words on paper are not those of the wrapping key',
}
