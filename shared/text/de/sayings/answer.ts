import type * as English from '../../en/sayings/answer.ts'

export const answer: typeof English.answer = {
  'answer.large': 'ist zu groß für eine JSON-Antwort',
  'answer.of-other': ({ whose, wanted }) => `ist die Antwort von ${whose}, nicht von ${wanted}`,
  'answer.no-member': ({ name }) => `hat kein Feld ${name}`,
  'answer.base64': ({ name, most }) => `${name} ist kein Base64 von 1 bis ${most} Bytes`,
  'answer.no-base64': ({ name }) => `${name} ist kein Base64`,
  'answer.no-time': ({ name }) => `${name} ist keine Zeitangabe`,
  'answer.no-json': ({ why }) => `ist nicht die JSON-Antwort: ${why}`,
  'answer.elsewhere': 'ist eine JSON-Antwort: nennen Sie die Datei unter parameters',
  'answer.pem': 'ist PEM: nennen Sie die Datei unter wrappingKey',
  'answer.other-key': ({ key }) => `ist für den Schlüssel ${key}`,
  'answer.not-ready':
    'der Importauftrag ist noch nicht bereit: warten Sie auf ACTIVE und holen Sie die Antwort noch einmal',
  'answer.job': ({ state }) => `der Importauftrag ist ${state}, nicht ACTIVE`,
  'answer.other-value': ({ name, found, wanted }) => `${name} ist ${found}, nicht ${wanted}`,
  'answer.unplanned': ({ name, found }) => `${name} ist ${found}, und das steht nicht im Plan`,
  'answer.other-kek': ({ found, wanted }) => `ist der Schlüssel ${found}, nicht ${wanted}`,
  'answer.unplanned-kek': ({ found }) => `ist der Schlüssel ${found}, und der steht nicht im Plan`,
  'answer.kek-type': ({ type }) => `ist ein Schlüssel des Typs ${type}, nicht RSA-HSM`,
  'answer.no-kek': 'ist kein KEK: seine einzige Operation muss import sein',
  'answer.disabled': 'ist ein Schlüssel, der abgeschaltet ist',
  'answer.not-enabled': ({ name }) => `${name} ist nicht ENABLED`,
  'answer.no-attestation': 'keine Attestierung zeigt, dass der Importauftrag in einem HSM liegt',
  'answer.other-way': ({ method, named }) =>
    `ist ${method}, aber die Parameter wurden für ${named} geholt`,
  'answer.other-size': ({ spec, bits }) =>
    `nennt ${spec}, und der Transportschlüssel darin hat ${bits} Bit`,
}
