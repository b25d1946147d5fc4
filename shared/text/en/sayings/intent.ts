export const intent = {
  'intent.old': 'it is older than 30 minutes',
}
