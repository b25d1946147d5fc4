import type * as English from '../en/glossary.ts'

export const glossary: typeof English.glossary = {
  open: 'Wörter erklärt',
  title: 'Was die Wörter bedeuten',
  find: 'Wort suchen',
  findHint: 'In den Wörtern und in ihren Erklärungen. Escape schließt.',
  here: 'Auf diesem Bildschirm',
  others: 'Alle anderen',
  all: 'Alle Wörter',
  found: (count) => (count === 1 ? '1 Wort' : `${count} Wörter`),
  nothing: 'Keine Erklärung enthält das. Versuchen Sie ein kürzeres Wort.',
}

export const terms: Readonly<Record<English.Term, English.Explained>> = {
  abort: {
    term: 'Abbruch',
    also: ['abbrechen', 'abgebrochen', 'Abbrüche'],
    says: 'Das Ende einer Zeremonie vor der Zeit. Alle Geheimnisse im Speicher werden gelöscht, ausgehändigte Anteile sind ungültig. Jede Person darf ihn jederzeit verlangen.',
  },
  administrator: {
    term: 'Leitung',
    says: 'Die Person, die die Zeremonie leitet. Sie hält keinen Anteil und kann nicht allein genehmigen.',
  },
  airGap: {
    term: 'Netztrennung',
    also: ['Air Gap', 'ohne Netz'],
    says: 'Der Rechner hat kein Netz: kein Kabel, keinen Funk. Was hinein- oder hinausgeht, tragen Menschen auf Papier oder auf einem Datenträger.',
  },
  anchor: {
    term: 'Verankerung',
    also: ['verankert', 'verankern'],
    says: 'Etwas außerhalb des Nachweises, das für ihn bürgt: die Papierliste oder der notierte Kopfwert. Ohne sie zeigt ein Nachweis nur, dass er in sich stimmt.',
  },
  approval: {
    term: 'Genehmigung',
    also: ['genehmigen', 'genehmigt'],
    says: 'Die Signatur einer Person unter genau die angekündigte Handlung. Es braucht mindestens zwei Personen, und eine davon gehört weder zur Leitung noch zur Bedienung.',
  },
  attestation: {
    term: 'Erklärung zum Abschluss',
    also: ['Erklärung von'],
    says: 'Vor dem Abschluss signiert jede Person, ob das Protokoll stimmt: Ich stimme zu, oder ich stimme nicht zu. Ein Widerspruch hält den Abschluss nicht auf. Er steht auf der ersten Seite des Berichts.',
  },
  auditor: {
    term: 'Auditor',
    also: ['Auditoren', 'Auditorin'],
    says: 'Eine Person von außen, die beobachtet und später den Nachweis prüft. Sie hält keinen Anteil und führt die Zeremonie nicht.',
  },
  backup: {
    term: 'Sicherung',
    says: 'Das Schlüsselmaterial, verschlüsselt mit dem Sicherungsschlüssel. Ohne ein Quorum von Anteilen ist sie nutzlos, und ohne sie sind es die Anteile.',
  },
  backupKey: {
    term: 'Sicherungsschlüssel',
    says: 'Ein zufälliger Schlüssel von 256 Bit, der das Schlüsselmaterial verschlüsselt. Er ist es, der in Anteile geteilt wird. Kein Bildschirm zeigt ihn je.',
  },
  bag: {
    term: 'Versiegelter Beutel',
    also: ['Beutel', 'Beutelnummer', 'versiegelten Beutel'],
    says: 'Ein nummerierter Beutel, der sich nicht ohne Spuren öffnen lässt. Der Anteil kommt hinein, die Nummer wird aufgezeichnet und vorgelesen.',
  },
  bip93: {
    term: 'BIP-93-Text',
    also: ['BIP-93', 'codex32', 'Anteilstext', 'Text des Anteils'],
    says: 'Ein Anteil in Buchstaben und Ziffern, am Ende mit einer Prüfsumme. BIP-93 ist der öffentliche Standard dafür. Die Prüfsumme findet einen falschen Buchstaben und kann den richtigen vorschlagen.',
  },
  bundle: {
    term: 'Nachweisbündel',
    also: ['Nachweis', 'Bündel'],
    says: 'Der Ordner, der den Raum verlässt: Protokoll, Signaturen, Sicherungen, Pakete und Dokumente. Jeder kann ihn ohne dieses Programm prüfen.',
  },
  byok: {
    term: 'BYOK',
    also: ['bring your own key'],
    says: 'Bring your own key: Der Schlüssel entsteht hier und wird dann in einen Cloud-Dienst importiert. Nicht die Cloud erzeugt ihn, und Sie behalten eine Sicherung.',
  },
  checkpoint: {
    term: 'Prüfpunkt',
    says: 'Ein kurzer Text am Ende des Protokolls, der es ganz zusammenfasst. Der Schreiber und die Personen signieren ihn. Wer später einen Eintrag ändert, hat keinen passenden Prüfpunkt mehr.',
  },
  close: {
    term: 'Abschluss',
    also: ['abgeschlossen', 'abschließen'],
    says: 'Das reguläre Ende einer Zeremonie. Die Personen signieren, was geschah, dann werden die privaten Signaturschlüssel gelöscht. Danach kommt nichts mehr ins Protokoll.',
  },
  commitment: {
    term: 'Festlegung',
    says: 'Ein Wert, der aus einem Geheimnis berechnet und an seiner Stelle veröffentlicht wird. Er verrät nichts, zeigt aber später, ob jemand genau dieses Geheimnis hat.',
  },
  custodian: {
    term: 'Verwahrer',
    also: ['Verwahrerin', 'Verwahrung'],
    says: 'Eine Person, die einen Anteil hält und sicher aufbewahrt. Allein kann sie nichts damit tun.',
  },
  deputy: {
    term: 'Stellvertretung oder Ersatz',
    also: ['Stellvertretung', 'Ersatz'],
    says: 'Eine Person, die der Plan für den Fall nennt, dass eine andere nicht kommen kann. Die Stellvertretung übernimmt Aufgaben, der Ersatz einen Anteil.',
  },
  dice: {
    term: 'Würfel und Zufall des Raums',
    also: ['Würfel', 'Zufall', 'Entropie'],
    says: 'Menschen geben eigenen Zufall dazu, aus Würfeln oder getipptem Text. Er wird mit dem Zufall des Rechners gemischt, damit keiner allein über einen Schlüssel entscheidet.',
  },
  digest: {
    term: 'Hashwert',
    also: ['SHA-256', 'SHA256', 'Merkle-Wurzel'],
    says: 'Eine kurze Zahl, die aus einer ganzen Datei berechnet wird. Jede Änderung der Datei ergibt eine andere Zahl. SHA-256 heißt das Verfahren.',
  },
  drill: {
    term: 'Übung',
    also: ['üben'],
    says: 'Ein Quorum zeigt, dass es die Schlüssel wiederherstellen kann. Die Sicherung wird im Speicher geöffnet und geprüft, eine Signatur beweist es. Der Schlüssel wird weder gezeigt noch exportiert.',
  },
  enrolment: {
    term: 'Registrierung',
    also: ['registrieren', 'registriert'],
    says: 'Eine Person bekommt einen Signaturschlüssel für diese Zeremonie, verschlossen mit einer selbst gewählten Passphrase. Von da an zählt ihre Signatur.',
  },
  entry: {
    term: 'Eintrag',
    also: ['Einträge'],
    says: 'Eine Zeile des Protokolls. Einträge sind ab 0 nummeriert, und jeder nennt den vorigen. Deshalb lässt sich keiner unbemerkt entfernen oder ändern.',
  },
  exception: {
    term: 'Ausnahme',
    says: 'Ein signierter Bericht, dass etwas anders ging als geplant: was erwartet war, was geschah, was entschieden wurde. Zwei andere signieren mit, erst dann zählt er.',
  },
  export: {
    term: 'Export',
    also: ['exportieren', 'exportiert'],
    says: 'Schlüsselmaterial verlässt den Tresor in einer Datei. Das ist der letzte Ausweg und braucht eigene Genehmigungen.',
  },
  exposed: {
    term: 'Offengelegt',
    also: ['offengelegten', 'offengelegter'],
    says: 'Etwas wurde begonnen und nie beendet, niemand weiß also, wer was gesehen hat. Es gilt als gesehen, bis eine Ausnahme es regelt.',
  },
  fingerprint: {
    term: 'Fingerabdruck',
    also: ['Fingerabdrücke'],
    says: 'Eine kurze Zahl, die für einen öffentlichen Schlüssel steht. Zwei Personen, die sie auf Papier und auf dem Bildschirm vergleichen, wissen, dass es derselbe Schlüssel ist.',
  },
  gate: {
    term: 'Schranke',
    says: 'Etwas, das vor der Zeremonie gelten muss: kein Netz, keine Auslagerung, eine richtige Uhr. Das Programm liest es und verändert nichts. In der Produktion hält eine geschlossene Schranke die Zeremonie auf.',
  },
  head: {
    term: 'Kopfwert',
    says: 'Der Hashwert des Prüfpunkts einer abgeschlossenen Zeremonie, in Ziffern und in Wörtern. Wer ihn auf Papier notiert hat, unterscheidet dieses Protokoll von jedem anderen.',
  },
  healthCheck: {
    term: 'Einzelprüfung eines Anteils',
    also: ['Einzelprüfung', 'Gesundheitsprüfung'],
    says: 'Ein Verwahrer zeigt allein, dass sein Anteil noch gut ist. Er signiert damit eine Aufgabe. Der Anteil wird dabei nicht preisgegeben.',
  },
  importToken: {
    term: 'Import-Token',
    also: ['Importfrist'],
    says: 'Eine Datei, die die Cloud zusammen mit einem Transportschlüssel ausgibt. Sie gehört zu einem einzigen Import und läuft ab, oft nach einem Tag.',
  },
  intent: {
    term: 'Ankündigung',
    also: ['ankündigen', 'angekündigt'],
    says: 'Was als Nächstes getan werden soll, mit allen Einzelheiten, bevor jemand es genehmigt. Eine Genehmigung gilt für genau diese Ankündigung und für keine andere.',
  },
  kcv: {
    term: 'Prüfwert (KCV)',
    also: ['KCV', 'Prüfwert'],
    says: 'Einige Zeichen, die aus einem Schlüssel berechnet werden. Zwei Systeme mit demselben Prüfwert haben denselben Schlüssel. Aus ihm lässt sich der Schlüssel nicht berechnen.',
  },
  keyMaterial: {
    term: 'Schlüsselmaterial',
    says: 'Die geheimen Bytes des Schlüssels selbst. Sie gibt es nur im Speicher dieses Rechners, im Tresor, und sie werden danach gelöscht.',
  },
  kwp: {
    term: 'KWP',
    also: ['AES-KWP', 'Key Wrap'],
    says: 'AES Key Wrap mit Auffüllung, ein genormtes Verfahren, um einen Schlüssel mit einem anderen zu verschlüsseln. Es zeigt auch, wenn der verschlüsselte Schlüssel verändert wurde.',
  },
  log: {
    term: 'Protokoll',
    says: 'Die Liste von allem, was geschah, jede Zeile signiert. Es ist die einzige Wahrheit über die Zeremonie, alles andere wird daraus berechnet.',
  },
  medium: {
    term: 'Träger und Datenträger',
    also: ['Träger', 'Datenträger', 'Medium'],
    says: 'Das, worauf etwas den Raum verlässt. Ein Anteil geht auf einer Karte, einer Platte oder einem Stick hinaus. Der Nachweis geht auf einem Stick oder einer Disc hinaus.',
  },
  mode: {
    term: 'Probe oder Produktion',
    also: ['Probe', 'Produktion'],
    says: 'Eine Probe erzeugt Testschlüssel und ist überall so gekennzeichnet. In der Produktion gilt es.',
  },
  operator: {
    term: 'Bedienung',
    says: 'Die Person an der Tastatur. Sie hält keinen Anteil und sieht keinen.',
  },
  package: {
    term: 'Paket',
    says: 'Was für einen Schlüssel an eine Cloud geht: der für sie verschlüsselte Schlüssel, das Import-Token, ein Inhaltsverzeichnis und die Befehle.',
  },
  paperList: {
    term: 'Papierliste',
    also: ['Liste der Unterzeichner'],
    says: 'Ein Blatt mit Name und Fingerabdruck aller, die signieren. Es liegt außerhalb des Nachweises, damit beim Prüfen klar ist, wessen Signaturen es sind.',
  },
  passphrase: {
    term: 'Passphrase',
    says: 'Mehrere Wörter, die den Signaturschlüssel einer Person öffnen. Niemand sonst kennt sie. Eine vergessene Passphrase ersetzt man durch eine neue Registrierung.',
  },
  plan: {
    term: 'Plan',
    also: ['Pläne'],
    says: 'Die eine Datei, die sagt, wer teilnimmt, welche Schlüssel entstehen und wie sie geteilt werden. Alle lesen sie, bevor etwas geschieht.',
  },
  planDigest: {
    term: 'Hashwert des Plans',
    says: 'Eine Zahl, die für den ganzen Plan steht. Dieselbe Zahl hier und auf dem gelesenen Papier bedeutet denselben Plan.',
  },
  proof: {
    term: 'Beweis',
    also: ['beweisen', 'bewiesen'],
    says: 'Bevor ein Schlüssel hinausgeht, werden die zurückgelesenen Anteile im Speicher zusammengesetzt. Das zeigt, dass sie zusammengehören und jeden Schlüssel wiederherstellen.',
  },
  quorum: {
    term: 'Quorum',
    says: 'Genug Verwahrer zusammen, um die Schlüssel wiederherzustellen: so viele, wie die Schwelle verlangt. Weniger erfahren gar nichts.',
  },
  readBack: {
    term: 'Zurücklesen',
    also: ['zurücklesen', 'zurückgelesen', 'liest zurück'],
    says: 'Der Verwahrer tippt oder scannt, was auf seinem Träger steht, nicht, was er im Kopf hat. So fällt ein Schreibfehler auf, solange er sich beheben lässt.',
  },
  receipt: {
    term: 'Empfangsbeleg',
    says: 'Das signierte Wort eines Verwahrers, dass er seinen Anteil hat, auf welchem Träger und in welchem Beutel. Es entsteht aus genau dem Anteil, der zurückgelesen wurde.',
  },
  recorder: {
    term: 'Schreiber',
    says: 'Das Programm selbst als Führer des Protokolls. Es signiert jeden Eintrag mit einem Schlüssel, der beim Abschluss gelöscht wird.',
  },
  recovery: {
    term: 'Wiederherstellung',
    also: ['wiederherstellen', 'wiederhergestellt', 'stellen wieder her'],
    says: 'Ein Quorum bringt seine Anteile, und die Schlüssel sind wieder im Tresor. Dazu braucht es die Sicherung ebenso wie die Anteile.',
  },
  release: {
    term: 'Aushändigung',
    also: ['aushändigen', 'ausgehändigt'],
    says: 'Die Genehmigung, die Anteile auszugeben. Danach sieht jeder Verwahrer seinen eigenen Anteil einmal, allein.',
  },
  reshare: {
    term: 'Neuaufteilung',
    also: ['neu aufteilen', 'neu aufgeteilt'],
    says: 'Dieselben Schlüssel bekommen einen neuen Anteilsatz, für andere Personen oder eine andere Schwelle. Der alte Satz ist abgelöst.',
  },
  runningHead: {
    term: 'Laufender Kopfwert',
    also: ['laufenden Kopfwert', 'laufende Kopfwert'],
    says: 'Eine Zahl, die für das ganze Protokoll bis jetzt steht. Notieren Sie sie mit der Nummer des Eintrags auf Papier: Nach einem Neustart zeigt sie, dass es noch dasselbe Protokoll ist.',
  },
  script: {
    term: 'Ablauf',
    also: ['Abläufe'],
    says: 'Die nummerierten Schritte dieser Zeremonie, aus dem Plan gemacht. Jeder sagt, wer handelt, was zu tun ist und was zu erwarten ist.',
  },
  seal: {
    term: 'Versiegeln',
    also: ['versiegelt', 'Signatur von'],
    says: 'Die Personen signieren den Prüfpunkt der abgeschlossenen Zeremonie. Von da an trägt der Nachweis ihre Signaturen.',
  },
  selfTest: {
    term: 'Selbsttest',
    says: 'Beim Start rechnet das Programm bekannte Beispiele nach und vergleicht die Ergebnisse. Weicht eines ab, darf es nicht benutzt werden.',
  },
  share: {
    term: 'Anteil',
    says: 'Ein Teil des geteilten Sicherungsschlüssels in der Hand eines Verwahrers. Ein einzelner Anteil sagt nichts über den Schlüssel.',
  },
  shareSet: {
    term: 'Anteilsatz',
    also: ['Satz', 'Anteilsätze'],
    says: 'Alle Anteile, die bei einer Teilung entstanden sind. Anteile verschiedener Sätze lassen sich nicht zusammensetzen.',
  },
  slip: {
    term: 'Schlüsselzettel',
    also: ['Zettel'],
    says: 'Ein Blatt mit dem Fingerabdruck des eigenen Schlüssels, das jede Person mitnimmt. Damit kann sie später zeigen, was sie signiert hat.',
  },
  superseded: {
    term: 'Abgelöst',
    also: ['abgelösten', 'abgelöster'],
    says: 'Ein neuerer Anteilsatz hat den Platz dieses Satzes eingenommen. Die alten Anteile werden eingesammelt und vor Zeugen vernichtet.',
  },
  target: {
    term: 'Ziel',
    says: 'Der Cloud-Dienst und der Ort darin, in den ein Schlüssel importiert werden soll.',
  },
  terminate: {
    term: 'Vorzeitig beendet',
    also: ['vorzeitig beenden', 'vorzeitigen Ende', 'vorzeitiges Ende'],
    says: 'Die Zeremonie endete früher, aber ein Schlüssel war schon hinausgegangen. Die Anteile bleiben gültig, und die Personen entscheiden mit Signaturen, was aus dem wird, was hinausging.',
  },
  threshold: {
    term: 'Schwelle',
    says: 'Wie viele Anteile es zum Wiederherstellen braucht. Bei 3 von 5 können es je drei Verwahrer, zwei aber nicht.',
  },
  vault: {
    term: 'Tresor',
    says: 'Der Teil des Programms, der Geheimnisse hält, nur im Speicher. Nach einem Neustart ist er leer, und er schließt, wenn weniger als zwei Personen im Raum sind.',
  },
  void: {
    term: 'Ungültig',
    also: ['ungültige', 'ungültiger', 'ungültigen'],
    says: 'Gilt nicht mehr. Ungültige Anteile werden eingesammelt und vernichtet, eine ungültige Ankündigung wird neu gemacht.',
  },
  witness: {
    term: 'Zeuge',
    also: ['Zeugin'],
    says: 'Eine Person, die zuschaut, vergleicht und mit anderen genehmigt. Mindestens ein Zeuge hält keinen Anteil.',
  },
  wrap: {
    term: 'Verpacken',
    also: ['verpackt', 'Verpackung'],
    says: 'Einen Schlüssel mit einem anderen verschlüsseln, damit er reisen kann. Nur wer den anderen hat, kann ihn auspacken.',
  },
  wrappingKey: {
    term: 'Transportschlüssel',
    says: 'Der öffentliche Schlüssel der Cloud, mit dem Ihr Schlüssel für sie verschlüsselt wird. Zwei Personen vergleichen ihn mit dem, was die Cloud zeigt, denn ein falscher schickt Ihren Schlüssel an jemand anderen.',
  },
}
