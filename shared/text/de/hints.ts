import type { Code } from '../../errors.ts'

const ALTERED_BUNDLE = 'Behandeln Sie das Bündel als verändert. Nehmen Sie eine andere Kopie.'
const ALTERED_LOG = 'Behandeln Sie das Protokoll als verändert. Nehmen Sie eine andere Kopie.'
const CARD = 'Vergleichen Sie den Text mit der Karte, Gruppe für Gruppe.'

/** What to do now, for each way in which something is refused. */
export const hints: { readonly [code in Code]: string } = {
  'usage.invalid': 'Starten Sie claviger ohne Angaben, um die Befehle zu sehen.',
  'io.failed': 'Prüfen Sie Datenträger und Rechte, dann versuchen Sie es noch einmal.',
  'output.exists': 'Wählen Sie einen Namen, den es noch nicht gibt. Nichts wird je überschrieben.',
  'file.missing': 'Prüfen Sie Name und Ordner.',
  'file.unsafe':
    'Nehmen Sie eine gewöhnliche Datei im Ordner: keine Verknüpfung, kein Gerät, keine Pipe.',
  'file.toolarge': 'Prüfen Sie, ob dies die richtige Datei ist.',
  'format.newer': 'Verwenden Sie für diese Datei eine neuere Version von Claviger.',
  'selftest.failed':
    'Verwenden Sie diesen Rechner oder diese Kopie von Claviger für keine Zeremonie.',
  'json.invalid': 'Prüfen Sie die Datei mit denen, die sie gemacht haben.',
  'text.invalid': 'Tippen Sie den Text neu, ohne Steuerzeichen und unsichtbare Zeichen.',
  'encoding.invalid': 'Prüfen Sie, ob die Datei vollständig kopiert wurde.',
  'key.invalid': 'Verwenden Sie den öffentlichen Schlüssel genau so, wie er übergeben wurde.',
  'signature.invalid':
    'Behandeln Sie die Datei als verändert und bewahren Sie sie als Nachweis auf.',
  'plan.invalid': 'Berichtigen Sie den Plan und prüfen Sie ihn noch einmal.',
  'plan.version': 'Verwenden Sie die Version von Claviger, für die dieser Plan geschrieben wurde.',
  'entropy.invalid': 'Berichtigen Sie die Datei der bekannten Eingaben und proben Sie noch einmal.',
  'room.invalid': 'Berichtigen Sie die Datei des Raums und proben Sie noch einmal.',
  'wrappingkey.invalid':
    'Holen Sie den Transportschlüssel noch einmal und vergleichen Sie seinen Fingerabdruck.',
  'package.invalid': 'Berichtigen Sie das Ziel im Plan, oder holen Sie neue Importparameter.',
  'rule.order': 'Folgen Sie dem Ablauf: tun Sie zuerst den aktuellen Schritt.',
  'rule.script':
    'Tun Sie zuerst den genannten Schritt, oder lassen Sie eine Ausnahme darüber mitsignieren.',
  'rule.locked': 'Lassen Sie mindestens zwei Personen zurückkommen, dann beenden Sie die Pause.',
  'rule.mode': 'Verwenden Sie einen Plan der richtigen Betriebsart.',
  'rule.role': 'Fragen Sie eine Person mit der richtigen Rolle.',
  'rule.duties': 'Geben Sie jede Aufgabe einer anderen Person.',
  'rule.approval': 'Holen Sie die Genehmigungen ein, die die Regeln verlangen.',
  'rule.intent': 'Kündigen Sie die Handlung neu an und lassen Sie sie neu genehmigen.',
  'rule.parameters': 'Kündigen Sie die Handlung mit den Angaben des Plans neu an.',
  'rule.knowledge': 'Wählen Sie andere Verwahrer oder eine höhere Schwelle.',
  'rule.receipt': 'Lassen Sie alle Verwahrer ihren Anteil zurücklesen und den Empfang signieren.',
  'rule.proof': 'Beweisen Sie den Anteilsatz, bevor etwas den Tresor verlässt.',
  'rule.exposure': 'Zeichnen Sie als Ausnahme auf, was geschehen ist. Zwei andere signieren mit.',
  'rule.exception': 'Lassen Sie mindestens zwei andere Personen mitsignieren.',
  'rule.resume':
    'Lassen Sie zwei Personen den Eintrag und den Kopfwert angeben, die sie notiert haben.',
  'rule.people': 'Registrieren Sie zuerst die Personen des Plans.',
  'rule.end': 'Die Zeremonie ist zu Ende. Beginnen Sie eine neue.',
  'rule.key': 'Machen Sie einen neuen Schlüssel.',
  'rule.statement': 'Signieren Sie die Erklärung auf dem Bildschirm.',
  'rule.gate':
    'Schauen Sie die Schranken an: öffnen Sie jede, lassen Sie sie von zwei Personen bestätigen, oder nehmen Sie sie durch eine Ausnahme hin.',
  'rule.entropy': 'Lassen Sie zuerst alle, die der Plan nennt, Würfe oder Text beitragen.',
  'rule.clock': 'Vergleichen Sie die Uhr dieses Rechners mit den eigenen Uhren zweier Personen.',
  'rule.files': 'Schreiben Sie den Nachweis noch einmal.',
  'dice.refused':
    'Würfeln Sie alles noch einmal, mit einem Würfel, an dem niemand etwas verändert hat.',
  'text.refused': 'Tippen Sie einen längeren Text, den sonst niemand kennt.',
  'text.secret':
    'Nehmen Sie den Anteil aus dem Text. Was hier steht, darf jeder lesen. Schreiben Sie eine Seriennummer ohne Lücken.',
  'passphrase.wrong':
    'Tippen Sie die Passphrase noch einmal. Großbuchstaben und Leerzeichen zählen.',
  'passphrase.weak': 'Nehmen Sie sechs zufällige Wörter oder mehr Zeichen.',
  'fingerprint.mismatch':
    'Halt. Vergleichen Sie das Papier mit der Person, die den Schlüssel geholt hat.',
  'share.invalid': CARD,
  'share.mistyped': CARD,
  'share.duplicate': 'Dieser Anteil ist schon da. Gehen Sie mit einem anderen Verwahrer weiter.',
  'share.foreign': 'Verwenden Sie einen Anteil dieses Satzes.',
  'share.superseded':
    'Verwenden Sie den Satz, der diesen abgelöst hat, wenn es einen gibt, mit seinem eigenen Nachweis.',
  'share.rehearsal': 'Ein Anteil einer Probe öffnet nichts. Bringen Sie die Karte der Produktion.',
  'share.version': 'Verwenden Sie die Version von Claviger, die diese Karte gemacht hat.',
  'share.custodian': 'Bringen Sie Ihre eigene Karte.',
  'share.damaged': 'Nehmen Sie eine andere Kopie dieses Anteils oder einen anderen Verwahrer.',
  'share.forged':
    'Halt. Bewahren Sie diesen Anteil als Nachweis auf und nehmen Sie einen anderen Verwahrer.',
  'share.few': 'Bringen Sie mehr Anteile dieses Satzes.',
  'share.wrong': 'Halt. Die Anteile gehören nicht zusammen.',
  'age.invalid': 'Nehmen Sie eine andere Kopie dieser Datei oder einen anderen Verwahrer.',
  'age.recipient':
    'Fragen Sie den Verwahrer, was diese Datei öffnet: eine Passphrase oder eine Identität.',
  'age.key':
    'Verwenden Sie Empfänger oder Identitätsdatei genau so, wie age-keygen sie gemacht hat.',
  'key.commitment': 'Halt. Der Schlüssel, der herauskam, ist nicht der, den das Protokoll nennt.',
  'vault.empty': 'Die Geheimnisse sind weg. Der Ablauf sagt, was möglich ist.',
  'bundle.missing': 'Prüfen Sie den Pfad des Bündels.',
  'bundle.file': ALTERED_BUNDLE,
  'backup.damaged':
    'Suchen Sie eine andere Kopie der Sicherungsdatei. Gibt es keine, stellen Sie die anderen Schlüssel wieder her, und teilen Sie neu auf oder ersetzen Sie, was übrig ist.',
  'bundle.stray':
    'Löschen Sie nichts. Kopieren Sie den Ordner und bringen Sie ihn in der Kopie in Ordnung, oder nehmen Sie eine andere Kopie des Bündels.',
  'log.line': ALTERED_LOG,
  'log.chain': ALTERED_LOG,
  'log.signature': ALTERED_LOG,
  'log.event':
    'Behandeln Sie das Protokoll als verändert, oder verwenden Sie die Version, die es schrieb.',
  'checkpoint.invalid': ALTERED_BUNDLE,
  'signers.mismatch':
    'Vergleichen Sie die Papierliste mit den Personen. Vertrauen Sie diesem Bündel nicht.',
  'head.mismatch': 'Vergleichen Sie den Kopfwert auf Papier. Vertrauen Sie diesem Bündel nicht.',
  'expect.unmet': 'Dieses Bündel ist nicht das, wonach Sie gefragt haben.',
  'store.edited': 'Bewahren Sie die Datei als Nachweis auf. Setzen Sie diese Zeremonie nicht fort.',
  'store.busy': 'Schließen Sie das andere Claviger, in dem diese Zeremonie offen ist.',
  'store.newer': 'Verwenden Sie die neuere Version von Claviger, die diese Datei schrieb.',
  'document.missing': 'Gehen Sie zur Liste zurück und wählen Sie ein Dokument daraus.',
  'document.later': 'Tun Sie zuerst den Schritt, nach dem es kommt. Die Liste nennt ihn.',
  'document.withheld':
    'Lassen Sie zuerst zwei Personen Eintrag und Kopfwert nennen, die sie notiert haben.',
  'document.unsafe': ALTERED_BUNDLE,
  'document.unsaved':
    'Nehmen Sie einen anderen Datenträger oder schaffen Sie Platz, und speichern Sie noch einmal.',
  'document.lost':
    'Drucken oder speichern Sie es noch einmal. Geschieht es wieder, starten Sie das Programm neu.',
  'printer.missing':
    'Schließen Sie den Drucker an und richten Sie ihn im System ein. Oder speichern Sie das Dokument auf dem Datenträger.',
  'printer.failed':
    'Prüfen Sie Kabel, Papier und Strom, und drucken Sie noch einmal. Oder speichern Sie es auf dem Datenträger.',
  'call.invalid': 'Starten Sie das Programm neu.',
  'call.cancelled': 'Nichts wurde gemacht. Beginnen Sie den Schritt neu, wenn Sie so weit sind.',
  'host.refused':
    'Verwenden Sie für die Produktion das paketierte Programm. Wie es gebaut wird, sagt die Anleitung.',
}
