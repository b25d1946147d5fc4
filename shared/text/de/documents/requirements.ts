import type { requirements as English } from '../../en/documents/requirements.ts'

/** What requirements of standards ask for, in our words, in German. */
export const requirements: typeof English = {
  'br-script': {
    number: '6.1.1.1, Ablauf',
    asks: 'Für die Schlüsselerzeugung wird ein Ablauf vorbereitet und befolgt.',
    check:
      'Vergleichen Sie den Hashwert des Plans aus Ihrer eigenen durchgesehenen Kopie mit Eintrag 0. Lesen Sie den ausgeführten Ablauf: jeder Schritt hat seine Einträge oder seine Ausnahme. claviger verify spielt das Protokoll durch den Ablauf.',
    beyond: 'Dass dies der Ablauf ist, den Ihr Regelwerk (CP, CPS) verlangt.',
  },
  'br-witness': {
    number: '6.1.1.1, Zeuge',
    asks: 'Ein befähigter Auditor bezeugt die Erzeugung, oder sie wird ganz auf Video aufgenommen.',
    check:
      'Suchen Sie die Bestätigung des Auditors, und ob sie zustimmt. Für ein Video: suchen Sie den Eintrag, der die Aufnahme einschaltet, und vergleichen Sie die Zeiten mit dem Video.',
    beyond:
      'Dass der Auditor befähigt ist. Das Video selbst, und dass nichts herausgeschnitten ist.',
  },
  'br-control': {
    number: '6.1.1.1, Kontrolle',
    asks: 'Mehrere Vertrauenspersonen erzeugen den Schlüssel zusammen; das Wissen darüber ist geteilt.',
    check:
      'Jede Ankündigung nennt, wer sie in welcher Rolle genehmigte. Schwelle und Zahl der Anteile stehen im Eintrag des Anteilsatzes, der Beweis danach.',
    beyond: 'Dass diese Personen in Ihrer Organisation Vertrauensrollen haben.',
  },
  'br-module': {
    number: '6.1.1.1, Modul',
    asks: 'Der Schlüssel wird in einem kryptografischen Modul und an einem gesicherten Ort erzeugt.',
    check: 'Nichts in diesem Protokoll kann es zeigen. Das Programm läuft auf einem Laptop.',
    beyond:
      'Ein Laptop ist kein HSM und kein sicheres kryptografisches Gerät. Wo die Anforderung gilt, erfüllt diese Zeremonie allein sie nicht.',
  },
  'br-backup': {
    number: '5.2.2',
    asks: 'Private Schlüssel werden mindestens unter doppelter Kontrolle gesichert, aufbewahrt und wiederhergestellt.',
    check:
      'Jede Sicherung folgt auf Empfangsbelege und den Beweis. Jede Wiederherstellung folgt auf die Genehmigungen eines Quorums und eines Zeugen.',
    beyond:
      'Die Aufbewahrung nach diesem Tag: Verwahrungsformulare, versiegelte Beutel. Ein Quorum mit einer Sicherung kann ohne jedes Protokoll wiederherstellen.',
  },
  'br-log': {
    number: '5.4.1',
    asks: 'Die Ereignisse im Leben eines Schlüssels werden protokolliert: mit Datum und Zeit, wer und was.',
    check:
      'Jede Zeile von log.jsonl hat Zeit, Handelnden und Typ. Die Angaben der Uhrzeit sagen, wie weit die Zeiten von zwei eigenen Uhren abweichen.',
    beyond:
      'Dass das Protokoll nach dem Ende des Schlüssels so lange aufbewahrt wird, wie die Norm verlangt, und was mit dem Schlüssel außerhalb dieses Programms geschieht.',
  },
  'pin-observed': {
    number: '6-1.5',
    asks: 'Niemand beobachtet Anteile im Klartext oder ihre Entstehung, mit dem Auge oder per Kamera.',
    check:
      'Ein Anteil ist zwischen den zwei Einträgen seiner Aushändigung zu sehen, für einen Verwahrer. Achten Sie auf Ankünfte dazwischen und auf die Einträge über Telefone und Sichtlinien. Die Schranken screen-lock, users und watchers sagen, was sonst zusehen konnte.',
    beyond: 'Wo Personen und Kameras waren. Das Video des Raums, wenn es eines gibt.',
  },
  'pin-residue': {
    number: '6-4',
    asks: 'Reste, die Schlüssel oder Anteile im Klartext enthalten können, werden sofort vernichtet, mit Aufzeichnung.',
    check: 'Lesen Sie die Einträge über Reste: was vernichtet wurde, wie, wer es sah und wann.',
    beyond:
      'Speicher, Festplatte und Drucker: das Programm überschreibt die Puffer seines Tresors, mehr nicht.',
  },
  'pin-packaging': {
    number: '9-2',
    asks: 'Versiegelte Verpackung wird untersucht, bevor sie geöffnet wird.',
    check:
      'Der Eintrag über die Siegel kommt, bevor etwas ausgepackt wird. Vergleichen Sie seine Seriennummern mit Ihrem Verzeichnis, und den Beutel jedes Anteils mit seinem Verwahrungsformular.',
    beyond: 'Fotos der Siegel; jedes spätere Öffnen, auf den Verwahrungsformularen.',
  },
  'pin-two': {
    number: '13-9.2',
    asks: 'Mindestens zwei Personen sind im Raum, sonst gehen alle hinaus.',
    check:
      'Zählen Sie nach jedem Eintrag, wer anwesend ist: nie eine Person allein. Die Regeln lehnen jede Handlung ab, solange weniger als zwei anwesend sind, und claviger verify spielt sie nach.',
    beyond: 'Wer wirklich im Raum war: die Anwesenheitsliste, das Video, das Protokoll der Tür.',
  },
  'pin-encrypted': {
    number: '21-1',
    asks: 'Außerhalb eines sicheren Geräts besteht ein Schlüssel nur verschlüsselt oder in zwei oder mehr Anteilen.',
    check:
      'Jeder Schlüssel verlässt das Programm als Sicherung oder Paket, beide verschlüsselt. Der Schlüssel der Sicherungen besteht in Anteilen. Kein Eintrag schreibt einen Schlüssel im Klartext heraus. Die Schranken swap, hibernation, core-dumps und disk sagen, wohin Speicherinhalt gelangen konnte; eine geschlossene braucht ihre Ausnahme.',
    beyond:
      'Während der Zeremonie lagen die Schlüssel im Klartext im Speicher eines Laptops. Ein Laptop ist kein sicheres kryptografisches Gerät.',
  },
  'pin-history': {
    number: '21-2.4',
    asks: 'Niemand hat oder hatte je genügend Anteile, um den Schlüssel zu bilden.',
    check:
      'Führen Sie über alle Sätze desselben Schlüssels für jede Person auf, welche Anteile ihr ausgehändigt wurden: weniger als die Schwelle.',
    beyond:
      'Es zählen nur die vorgelegten Nachweisbündel. Ein Anteil, der jemand anderem gezeigt wurde.',
  },
  'pin-paper': {
    number: '24-2',
    asks: 'Papier mit Schlüsselmaterial wird vor Zeugen im Partikelschnitt zerkleinert, eingestampft oder verbrannt.',
    check:
      'Lesen Sie, wie Papier vernichtet wurde, und wer es sah. Ausgehändigte Anteile eines ungültigen Satzes werden nach diesem Protokoll vernichtet: verlangen Sie ihre Formulare.',
    beyond: 'Bescheinigungen der Vernichtung.',
  },
  'dss-control': {
    number: '3.7.6',
    asks: 'Handlungen von Hand mit Schlüsseln im Klartext geschehen mit geteiltem Wissen und doppelter Kontrolle.',
    check:
      'Jede Handlung hat die Genehmigungen von mindestens zwei Personen, eine davon weder Leitung noch Bedienung. Jeder Anteil hat einen Verwahrer.',
    beyond: 'Die schriftliche Weisung, der diese Zeremonie folgt.',
  },
  'dss-substitution': {
    number: '3.7.7',
    asks: 'Der unbefugte Austausch von Schlüsseln wird verhindert.',
    check:
      'Jeder Transportschlüssel wurde von zwei Personen mit Papier verglichen, bevor er verwendet wurde. Vergleichen Sie seinen SHA-256 mit dem, was das Team der Cloud heute abliest. Festlegungen und Prüfwerte binden jeden Schlüssel an seine Bezeichnung.',
    beyond:
      'Ein gelungener Import zeigt nicht, dass der richtige Transportschlüssel verwendet wurde. Fragen Sie das Protokoll der Cloud.',
  },
  'dss-custodians': {
    number: '3.7.8',
    asks: 'Verwahrer von Schlüsseln nehmen ihre Verantwortung förmlich an.',
    check:
      'Ein Eintrag für jeden Verwahrer, mit einer Signatur über den Text der Pflichten. Vergleichen Sie ihn mit den Verwahrern im Anteilsatz.',
    beyond: 'Schulung, und die Annahme durch jeden, der später übernimmt.',
  },
  'nist-backups': {
    number: '8.2.2.1',
    asks: 'Sicherungen behalten den Schutz, den ihre Schlüssel brauchen.',
    check:
      'Jede Sicherung ist mit AES-256 verpackt (RFC 5649); ihr SHA-256 steht im Protokoll. Der Beweis öffnete jede aus den zurückgelesenen Anteilen.',
    beyond: 'Wo die Kopien aufbewahrt werden, und eine Übung jedes Jahr: claviger drill.',
  },
  'nist-lost': {
    number: 'Anhang B',
    asks: 'Ein verlorener Schlüssel, der kompromittiert sein kann, wird nach der Wiederherstellung so bald wie möglich ersetzt.',
    check:
      'Suchen Sie zu jedem Verlust und jeder Wiederherstellung die Entscheidung: den Schlüssel ersetzen, oder warum nicht. Ausnahmen und Bemerkungen sagen es. Wo nichts verloren ging, ist nichts zu finden.',
    beyond: 'Der Ersatz selbst, der eine andere Zeremonie ist.',
  },
  'nist-access': {
    number: '9.1',
    asks: 'Es lässt sich sagen, wer wann Zugang zu Schlüsseln hatte.',
    check:
      'Jeder dieser Einträge trägt eine Signatur der Person, geprüft mit der Papierliste, die die Beteiligten mitgenommen haben.',
    beyond:
      'Die Papiere: ohne Liste und Kopfwert stimmt das Nachweisbündel nur mit sich selbst überein.',
  },
}
