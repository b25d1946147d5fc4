import type { Catalogue } from '../catalogue.ts'

const ALTERED = 'Behandeln Sie das Bündel als verändert. Nehmen Sie eine andere Kopie.'
const CHANGED =
  'Die Datei dieser Zeremonie wurde verändert oder ist beschädigt. Bewahren Sie sie als Nachweis auf, setzen Sie sie nicht fort und beginnen Sie eine neue Zeremonie.'
const BRING_AGAIN =
  'Der Tresor ist wieder leer. Kündigen Sie die Handlung neu an, lassen Sie sie genehmigen und legen Sie die Anteile noch einmal vor.'
const BROKEN =
  'Diese Zeremonie hat eine Regel verletzt. Verlassen Sie sich nicht auf dieses Bündel; fragen Sie, wer sie geleitet hat.'
const NO_SHARES = 'Wählen Sie den Nachweis einer Zeremonie, deren Anteile gelten.'
const PAPER =
  'Tippen Sie die Papierliste und den Kopfwert, die mitgenommen wurden, und wählen Sie noch einmal.'
const TYPED = 'Vergleichen Sie diese Zeile mit dem Papier und tippen Sie sie noch einmal.'
const SIGNATURES = 'Wählen Sie den Ordner der Signaturen noch einmal, oder lassen Sie ihn weg.'
const DIGITS = 'Tippen Sie die 64 Ziffern des Auditors noch einmal, oder lassen Sie das Feld leer.'
const BEGIN_ANEW =
  'Halt. Verwenden Sie keinen dieser Anteile. Brechen Sie diese Zeremonie ab und beginnen Sie eine neue.'
const OTHER_KEY =
  'Halt. Diese Anteile öffnen einen anderen Schlüssel, als das Protokoll nennt. Nehmen Sie eine andere Kopie des Nachweises.'

export const placed: Catalogue['placed'] = {
  evidence: {
    'bundle.missing': 'Wählen Sie den Ordner des Bündels selbst, den mit log.jsonl.',
    'io.failed':
      'Der Datenträger ließ sich nicht lesen. Versuchen Sie es noch einmal, oder nehmen Sie eine andere Kopie.',
    'file.*': ALTERED,
    'json.*': ALTERED,
    'text.*': ALTERED,
    'encoding.*': ALTERED,
    'key.*': ALTERED,
    'plan.*': ALTERED,
    'plan.version': 'Verwenden Sie die Version von Claviger, die dieses Bündel schrieb.',
    'wrappingkey.*': ALTERED,
    'package.*':
      'Importieren Sie nichts aus diesem Bündel. Fragen Sie, wer die Zeremonie geleitet hat, oder nehmen Sie eine andere Kopie.',
    'rule.*': BROKEN,
    'share.*': BROKEN,
    'call.cancelled': 'Prüfen Sie es noch einmal von vorn, wenn Sie so weit sind.',
  },
  paper: {
    'encoding.invalid': TYPED,
    'text.invalid': TYPED,
  },
  source: {
    'io.failed':
      'Der Datenträger ließ sich nicht lesen. Versuchen Sie es noch einmal, oder nehmen Sie eine andere Kopie.',
    'bundle.missing':
      'Wählen Sie den Nachweis, den der Plan fortsetzt, und öffnen Sie dann die Zeremonie.',
    'head.mismatch': 'Wählen Sie das Bündel, das der Plan nennt, oder berichtigen Sie den Plan.',
    'signers.mismatch': PAPER,
    'expect.unmet': 'Wählen Sie den Nachweis der Zeremonie, die genannt ist.',
    'share.foreign': SIGNATURES,
    'log.signature': SIGNATURES,
    'encoding.invalid': SIGNATURES,
    'rule.end': NO_SHARES,
    'rule.proof': NO_SHARES,
    'rule.people': 'Berichtigen Sie den Plan: er braucht genug Verwahrer des alten Satzes.',
    'rule.parameters': 'Berichtigen Sie den Plan, oder wählen Sie den Nachweis, den er fortsetzt.',
    'rule.mode':
      'Wählen Sie einen Nachweis derselben Betriebsart wie der Plan, oder berichtigen Sie den Plan.',
  },
  later: {
    'bundle.missing':
      'Wählen Sie den Ordner jenes Bündels noch einmal, den mit log.jsonl. Es gehört neben den Nachweis, der gewählt ist.',
    'io.failed':
      'Der Datenträger ließ sich nicht lesen. Versuchen Sie es noch einmal, oder nehmen Sie eine andere Kopie.',
    'expect.unmet': 'Wählen Sie ein Bündel derselben Schlüssel, und jedes Bündel einmal.',
    'share.foreign':
      'Zwei Bündel sagen Verschiedenes über einen Satz. Verlassen Sie sich auf keines, bis klar ist, warum.',
  },
  proving: {
    'signers.mismatch': PAPER,
    'rule.proof': NO_SHARES,
    'expect.unmet': 'Wählen Sie den Nachweis der Zeremonie, die die Anteile gemacht hat.',
    'encoding.invalid': DIGITS,
    'output.exists': 'Wählen Sie einen anderen Ordner. Die Signatur, die dort ist, bleibt.',
    'io.failed':
      'Prüfen Sie den Datenträger, oder wählen Sie einen anderen Ordner, und weisen Sie den Anteil noch einmal nach.',
  },
  store: {
    'call.cancelled': 'Setzen Sie die Zeremonie fort, wenn Sie so weit sind.',
    'log.*': CHANGED,
    'rule.*': CHANGED,
    'share.*': CHANGED,
    'json.*': CHANGED,
    'text.*': CHANGED,
    'encoding.*': CHANGED,
    'key.*': CHANGED,
    'signature.*': CHANGED,
    'plan.*': CHANGED,
    'wrappingkey.*': CHANGED,
    'io.failed': 'Prüfen Sie die Festplatte dieses Rechners, dann setzen Sie noch einmal fort.',
  },
  fork: {
    'rule.resume':
      'Vergleichen Sie das Papier noch einmal. Bleibt es dabei, halt: bewahren Sie diesen Rechner als Nachweis auf und fragen Sie, wer ihn seither hatte.',
  },
  gates: {
    'call.cancelled': 'Lesen Sie die Schranken noch einmal, wenn Sie so weit sind.',
  },
  proof: {
    'call.cancelled':
      'Der Tresor hält jeden Anteil wie zuvor. Beweisen Sie den Satz noch einmal, wenn Sie so weit sind.',
    'share.*': BEGIN_ANEW,
    'key.commitment': BEGIN_ANEW,
  },
  drill: {
    'call.cancelled':
      'Der Tresor hält die Anteile wie zuvor. Beantworten Sie die Aufgabe noch einmal, wenn Sie so weit sind.',
    'encoding.invalid': DIGITS,
    'share.*': BRING_AGAIN,
    'vault.empty': BRING_AGAIN,
    'key.commitment': OTHER_KEY,
  },
  quorum: {
    'share.wrong': BRING_AGAIN,
    'vault.empty': BRING_AGAIN,
    'key.commitment': OTHER_KEY,
  },
  copy: {
    'call.cancelled':
      'Schreiben Sie den Nachweis noch einmal, auf diesen Datenträger oder einen anderen.',
    'output.exists': 'Dort ist schon eine Kopie. Wählen Sie einen anderen Datenträger oder Ordner.',
    'io.failed':
      'Prüfen Sie den Datenträger oder nehmen Sie einen anderen, dann schreiben Sie den Nachweis noch einmal.',
  },
  documents: {
    'call.cancelled':
      'Schreiben Sie die Dokumente noch einmal, in diesen Ordner oder einen anderen.',
    'output.exists': 'Die Dokumente sind dort schon. Wählen Sie einen anderen Ordner.',
    'io.failed':
      'Prüfen Sie den Datenträger oder wählen Sie einen anderen Ordner, dann schreiben Sie die Dokumente noch einmal.',
  },
}
