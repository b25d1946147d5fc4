import type { ScriptText } from '../scripts.ts'

/** Everything that the released scripts say, in German. */
const phrases: readonly (readonly [string, string])[] = [
  [
    'Switch the recording on. Say the date, the place and the title of the ceremony.',
    'Schalten Sie die Aufnahme ein. Sagen Sie Datum, Ort und Titel der Zeremonie.',
  ],
  [
    'The recording runs. It shows the table and the people.',
    'Die Aufnahme läuft. Sie zeigt den Tisch und die Personen.',
  ],
  ['Who keeps the recording.', 'Wer die Aufnahme aufbewahrt.'],
  [
    'Show the ways out. Say: two people stay in the room, or everybody leaves. Say: everybody may stop the ceremony at any time. Read names and roles aloud.',
    'Zeigen Sie die Ausgänge. Sagen Sie: zwei Personen bleiben im Raum, oder alle gehen. Sagen Sie: alle dürfen die Zeremonie jederzeit anhalten. Lesen Sie Namen und Rollen vor.',
  ],
  [
    'Everybody knows the ways out, the rules and their own role.',
    'Alle kennen die Ausgänge, die Regeln und ihre eigene Rolle.',
  ],
  [
    'Have everybody put phones, connected watches and cameras into the box. Put the box outside the room.',
    'Lassen Sie alle Telefone, vernetzten Uhren und Kameras in die Kiste legen. Stellen Sie die Kiste vor den Raum.',
  ],
  [
    'Nothing that listens, films or sends is left, but for the recording.',
    'Außer der Aufnahme ist nichts mehr da, was hört, filmt oder sendet.',
  ],
  [
    'Look at the identity document of each person. Compare face and name with the plan. Show yours to the administrator.',
    'Sehen Sie den Ausweis jeder Person an. Vergleichen Sie Gesicht und Namen mit dem Plan. Zeigen Sie Ihren der Leitung.',
  ],
  [
    'Each name of the plan stands for a person in the room.',
    'Jeder Name des Plans steht für eine Person im Raum.',
  ],
  [
    'For each person: the kind of document, and who saw it.',
    'Für jede Person: die Art des Ausweises, und wer ihn sah.',
  ],
  [
    'Sit where the custodians will sit. Look for cameras, mirrors and windows. Turn the screen away from them.',
    'Setzen Sie sich, wo die Verwahrer sitzen werden. Achten Sie auf Kameras, Spiegel und Fenster. Drehen Sie den Bildschirm von ihnen weg.',
  ],
  [
    'No camera and no window sees the screen or a card. The table stays in the picture.',
    'Keine Kamera und kein Fenster sieht den Bildschirm oder eine Karte. Der Tisch bleibt im Bild.',
  ],
  [
    'Compare the seal and the serial number of the laptop bag with the inventory. Read both aloud. Show both to the camera. Then open the bag.',
    'Vergleichen Sie Siegel und Seriennummer des Laptopbeutels mit dem Verzeichnis. Lesen Sie beide vor. Zeigen Sie beide der Kamera. Öffnen Sie dann den Beutel.',
  ],
  [
    'The seal was whole. Both numbers are in the inventory.',
    'Das Siegel war unversehrt. Beide Nummern stehen im Verzeichnis.',
  ],
  ['Seal number and serial number.', 'Siegelnummer und Seriennummer.'],
  [
    '{name}: choose a passphrase of six words. Type it yourself. Copy your key fingerprint onto your slip.',
    '{name}: Wählen Sie eine Passphrase aus sechs Wörtern. Tippen Sie sie selbst. Schreiben Sie Ihren Fingerabdruck auf Ihren Schlüsselzettel.',
  ],
  ['{name} is enrolled and holds a slip.', '{name} ist registriert und hat einen Schlüsselzettel.'],
  [
    'Two people: read your own watch and the clock of the room. Type both. Sign.',
    'Zwei Personen: Lesen Sie Ihre eigene Uhr und die Uhr des Raums ab. Tippen Sie beide. Signieren Sie.',
  ],
  [
    'Two people have stated the time. The laptop differs by less than five minutes.',
    'Zwei Personen haben die Zeit angegeben. Der Laptop weicht um weniger als fünf Minuten ab.',
  ],

  [
    'Compare what is on the table with the list: laptop, printer, media, {total} cards and bags with spares. Take everything else away.',
    'Vergleichen Sie, was auf dem Tisch liegt, mit der Liste: Laptop, Drucker, Datenträger, {total} Karten und Beutel mit Reserve. Räumen Sie alles andere weg.',
  ],
  [
    'Compare what is on the table with the list: laptop, printer, media, evidence of the ceremony that made the shares. Take everything else away.',
    'Vergleichen Sie, was auf dem Tisch liegt, mit der Liste: Laptop, Drucker, Datenträger, Nachweis der Zeremonie, die die Anteile gemacht hat. Räumen Sie alles andere weg.',
  ],
  [
    'Everything on the list is here. Nothing else is on the table.',
    'Alles auf der Liste ist da. Nichts anderes liegt auf dem Tisch.',
  ],
  ['Serial numbers of printer and bags.', 'Seriennummern von Drucker und Beuteln.'],
  [
    'Hold up each medium. Say its label and its colour: red and blue are for the evidence.',
    'Halten Sie jeden Datenträger hoch. Sagen Sie seine Aufschrift und seine Farbe: Rot und Blau sind für den Nachweis.',
  ],
  [
    'Red and blue lie apart. Nobody takes one for the other.',
    'Rot und Blau liegen getrennt. Niemand hält eins für das andere.',
  ],
  ['Label and serial number of each medium.', 'Aufschrift und Seriennummer jedes Datenträgers.'],
  [
    'Read the hash of the software from the screen, in words. Have a second person follow on their own paper.',
    'Lesen Sie den Hashwert der Software vom Bildschirm vor, in Wörtern. Lassen Sie eine zweite Person auf eigenem Papier mitlesen.',
  ],
  [
    'Every word on the screen is the word on paper.',
    'Jedes Wort auf dem Bildschirm ist das Wort auf dem Papier.',
  ],
  ['Where the words on paper come from.', 'Woher die Wörter auf dem Papier kommen.'],
  [
    'Run the gates. Read each line aloud. Mend what is closed, and run them again. Two people: look for yourselves at what the list asks. Sign.',
    'Lesen Sie die Schranken. Lesen Sie jede Zeile vor. Beheben Sie, was geschlossen ist, und lesen Sie noch einmal. Zwei Personen: Sehen Sie selbst nach, wonach die Liste fragt. Signieren Sie.',
  ],
  [
    'Every gate is open, confirmed by two people, or waived by an exception.',
    'Jede Schranke ist offen, von zwei Personen bestätigt oder durch eine Ausnahme hingenommen.',
  ],
  [
    'Read the plan digest aloud from your own paper, in words. Have a second person follow on the screen.',
    'Lesen Sie den Hashwert des Plans von Ihrem eigenen Papier vor, in Wörtern. Lassen Sie eine zweite Person auf dem Bildschirm mitlesen.',
  ],
  [
    'Every word on paper is the word on the screen.',
    'Jedes Wort auf dem Papier ist das Wort auf dem Bildschirm.',
  ],
  [
    'Read the head of the evidence aloud from your own paper, in words. Have a second person follow on the screen.',
    'Lesen Sie den Kopfwert des Nachweises von Ihrem eigenen Papier vor, in Wörtern. Lassen Sie eine zweite Person auf dem Bildschirm mitlesen.',
  ],
  [
    'The evidence is the one whose head was copied by hand.',
    'Der Nachweis ist der, dessen Kopfwert von Hand abgeschrieben wurde.',
  ],
  [
    'Compare the serial number of each bag with the receipts. Look at each seal. Then open the bags.',
    'Vergleichen Sie die Seriennummer jedes Beutels mit den Empfangsbelegen. Sehen Sie jedes Siegel an. Öffnen Sie dann die Beutel.',
  ],
  [
    'Every bag is the one of its receipt. Every seal was whole.',
    'Jeder Beutel ist der seines Empfangsbelegs. Jedes Siegel war unversehrt.',
  ],
  ['Serial number and custodian of each bag.', 'Seriennummer und Verwahrer jedes Beutels.'],

  [
    '{name}: read the duties of a custodian aloud. Sign for share {index} of {total}.',
    '{name}: Lesen Sie die Pflichten eines Verwahrers vor. Signieren Sie für Anteil {index} von {total}.',
  ],
  [
    '{name} has signed. Any {threshold} of {total} shares recover every key.',
    '{name} hat signiert. Je {threshold} von {total} Anteilen stellen jeden Schlüssel wieder her.',
  ],
  [
    'Declare the beginning. Those who approve: note entry number and running head on paper. Approve.',
    'Kündigen Sie den Beginn an. Wer genehmigt: Notieren Sie die Nummer des Eintrags und den laufenden Kopfwert auf Papier. Genehmigen Sie.',
  ],
  [
    'The approvals are in. The ceremony has begun.',
    'Die Genehmigungen liegen vor. Die Zeremonie hat begonnen.',
  ],
  ['The approvals are in.', 'Die Genehmigungen liegen vor.'],

  [
    '{name}: take the seat alone. Everybody else: turn away and be silent. {name}: give {asked}. Sign for the amount.',
    '{name}: Setzen Sie sich allein an den Platz. Alle anderen: Drehen Sie sich weg und schweigen Sie. {name}: Geben Sie {asked} ein. Signieren Sie für die Menge.',
  ],
  [
    'The log names the amount. Nobody else has seen what was given. The screen is clear.',
    'Das Protokoll nennt die Menge. Niemand sonst hat gesehen, was eingegeben wurde. Der Bildschirm ist leer.',
  ],
  [
    'Declare the generation of {labels}: {total} shares, any {threshold} of which recover. Approve. Then generate.',
    'Kündigen Sie an, was erzeugt wird: {labels}. Es gibt {total} Anteile, von denen je {threshold} wiederherstellen. Genehmigen Sie. Erzeugen Sie dann.',
  ],
  [
    'The keys exist in the vault. Their check values are on the screen.',
    'Die Schlüssel sind im Tresor. Ihre Prüfwerte stehen auf dem Bildschirm.',
  ],
  [
    'Read the check value of each key aloud from the screen. Write it down. Have a second person do the same.',
    'Lesen Sie den Prüfwert jedes Schlüssels vom Bildschirm vor. Schreiben Sie ihn auf. Lassen Sie eine zweite Person dasselbe tun.',
  ],
  ['Every check value is on two papers.', 'Jeder Prüfwert steht auf zwei Papieren.'],

  [
    'Declare handing out the shares. Approve. An approval lasts {minutes} minutes.',
    'Kündigen Sie das Aushändigen der Anteile an. Genehmigen Sie. Eine Genehmigung gilt {minutes} Minuten.',
  ],
  [
    'The release is approved for every custodian.',
    'Die Aushändigung ist für jeden Verwahrer genehmigt.',
  ],
  [
    '{name}: take the seat alone. Everybody else: turn away and be silent. {name}: view share {index}. Copy it onto your card.',
    '{name}: Setzen Sie sich allein an den Platz. Alle anderen: Drehen Sie sich weg und schweigen Sie. {name}: Sehen Sie Anteil {index} an. Schreiben Sie ihn auf Ihre Karte ab.',
  ],
  [
    'The card is complete. The screen is clear.',
    'Die Karte ist vollständig. Der Bildschirm ist leer.',
  ],
  [
    '{name}: read share {index} back from your card. Sign the receipt. Turn the card face down.',
    '{name}: Lesen Sie Anteil {index} von Ihrer Karte zurück. Signieren Sie den Empfangsbeleg. Legen Sie die Karte verdeckt hin.',
  ],
  [
    'The share read back is the share that was made. The receipt is signed.',
    'Der zurückgelesene Anteil ist der, der gemacht wurde. Der Empfangsbeleg ist signiert.',
  ],
  [
    'Watch {name} put card {index} into a new bag. Seal the bag. Read its serial number aloud. Both: sign across the seal.',
    'Sehen Sie zu, wie {name} Karte {index} in einen neuen Beutel steckt. Versiegeln Sie den Beutel. Lesen Sie seine Seriennummer vor. Beide: Unterschreiben Sie quer über das Siegel.',
  ],
  [
    'Card {index} is in the bag that the receipt names. {name} holds it.',
    'Karte {index} ist in dem Beutel, den der Empfangsbeleg nennt. {name} hat ihn.',
  ],
  [
    'Serial number of the bag, and who sealed it.',
    'Seriennummer des Beutels, und wer ihn versiegelt hat.',
  ],

  [
    'Prove that all {total} shares belong together and recover every key.',
    'Beweisen Sie, dass alle {total} Anteile zusammengehören und jeden Schlüssel wiederherstellen.',
  ],
  [
    'Every backup was unwrapped and checked in memory.',
    'Jede Sicherung wurde im Speicher geöffnet und geprüft.',
  ],
  [
    'Prove that all {total} new shares belong together and recover every key.',
    'Beweisen Sie, dass alle {total} neuen Anteile zusammengehören und jeden Schlüssel wiederherstellen.',
  ],
  [
    'Every new backup was unwrapped and checked in memory. The old set is superseded.',
    'Jede neue Sicherung wurde im Speicher geöffnet und geprüft. Der alte Satz ist abgelöst.',
  ],
  [
    'Compare every recovered key with the log of the ceremony that made it.',
    'Vergleichen Sie jeden wiederhergestellten Schlüssel mit dem Protokoll der Zeremonie, die ihn erzeugt hat.',
  ],
  ['Every key is the one that the log names.', 'Jeder Schlüssel ist der, den das Protokoll nennt.'],
  [
    'Type the challenge of the auditor. Prove that this quorum recovers every key.',
    'Tippen Sie die Aufgabe des Auditors. Beweisen Sie, dass dieses Quorum jeden Schlüssel wiederherstellt.',
  ],
  [
    'Every backup was unwrapped and checked in memory. The challenge is signed.',
    'Jede Sicherung wurde im Speicher geöffnet und geprüft. Die Aufgabe ist signiert.',
  ],

  [
    'Two people: compare the wrapping key for {label} at {provider} with your own paper. Type the words that the screen asks for.',
    'Zwei Personen: Vergleichen Sie den Transportschlüssel für {label} bei {provider} mit Ihrem eigenen Papier. Tippen Sie die Wörter, nach denen der Bildschirm fragt.',
  ],
  [
    'Two people have typed four words each from their own paper.',
    'Zwei Personen haben je vier Wörter von ihrem eigenen Papier getippt.',
  ],
  [
    'Declare the packages. Read the list aloud. Approve. Then wrap.',
    'Kündigen Sie die Pakete an. Lesen Sie die Liste vor. Genehmigen Sie. Verpacken Sie dann.',
  ],
  ['Every package is made and checked.', 'Jedes Paket ist gemacht und geprüft.'],

  [
    'Declare the recovery of {labels}. Say why it is needed. {threshold} custodians and a witness: approve.',
    'Kündigen Sie an, was wiederhergestellt wird: {labels}. Sagen Sie, warum es nötig ist. {threshold} Verwahrer und ein Zeuge: Genehmigen Sie.',
  ],
  [
    'Declare the drill: the keys come back in memory and go nowhere. {threshold} custodians and a witness: approve.',
    'Kündigen Sie die Übung an: die Schlüssel kommen im Speicher zurück und gehen nirgendwohin. {threshold} Verwahrer und ein Zeuge: Genehmigen Sie.',
  ],
  [
    '{threshold} custodians, one after the other: take the seat alone. Everybody else: turn away. Bring your share. Turn the card face down.',
    '{threshold} Verwahrer, einer nach dem anderen: Setzen Sie sich allein an den Platz. Alle anderen: Drehen Sie sich weg. Legen Sie Ihren Anteil vor. Legen Sie die Karte verdeckt hin.',
  ],
  [
    '{threshold} shares are in. Every commitment was checked.',
    '{threshold} Anteile liegen vor. Jede Festlegung wurde geprüft.',
  ],
  [
    'Watch each custodian put the card into a new bag. Seal the bags. Read the serial numbers aloud.',
    'Sehen Sie zu, wie jeder Verwahrer die Karte in einen neuen Beutel steckt. Versiegeln Sie die Beutel. Lesen Sie die Seriennummern vor.',
  ],
  [
    'Every card is in a sealed bag. Its custodian holds it.',
    'Jede Karte ist in einem versiegelten Beutel. Ihr Verwahrer hat ihn.',
  ],
  [
    'For each bag: custodian, serial number, and who sealed it.',
    'Für jeden Beutel: Verwahrer, Seriennummer, und wer ihn versiegelt hat.',
  ],

  [
    'Declare writing {labels} to a file. Say where the file goes. Approve. Then write it.',
    'Kündigen Sie an, was in eine Datei geschrieben wird: {labels}. Sagen Sie, wohin die Datei geht. Genehmigen Sie. Schreiben Sie sie dann.',
  ],
  [
    'The file is on the medium that was named, and nowhere else.',
    'Die Datei ist auf dem genannten Datenträger und sonst nirgends.',
  ],
  [
    'Decide for each recovered key: replaced by which day, or kept, and why. Read the decision aloud. Sign.',
    'Entscheiden Sie für jeden wiederhergestellten Schlüssel: ersetzt bis zu welchem Tag, oder behalten, und warum. Lesen Sie die Entscheidung vor. Signieren Sie.',
  ],
  [
    'Every recovered key has a date of replacement, or a reason to keep it.',
    'Jeder wiederhergestellte Schlüssel hat ein Datum für seinen Ersatz oder einen Grund, ihn zu behalten.',
  ],

  [
    'Declare the new set: {total} shares, any {threshold} of which recover. Read old set, keys and new custodians aloud. A quorum of those who hold the old set, and a witness: approve.',
    'Kündigen Sie den neuen Satz an: {total} Anteile, von denen je {threshold} wiederherstellen. Lesen Sie alten Satz, Schlüssel und neue Verwahrer vor. Ein Quorum derer, die den alten Satz haben, und ein Zeuge: Genehmigen Sie.',
  ],
  [
    'The approvals are in: a quorum of the old set and a witness.',
    'Die Genehmigungen liegen vor: ein Quorum des alten Satzes und ein Zeuge.',
  ],
  [
    'Custodians of the old set, one after the other: take the seat alone. Everybody else: turn away. Bring your share. Turn the card face down.',
    'Verwahrer des alten Satzes, einer nach dem anderen: Setzen Sie sich allein an den Platz. Alle anderen: Drehen Sie sich weg. Legen Sie Ihren Anteil vor. Legen Sie die Karte verdeckt hin.',
  ],
  [
    'A quorum of the old set is in. Every key was checked against its commitment. The new set is made.',
    'Ein Quorum des alten Satzes liegt vor. Jeder Schlüssel wurde mit seiner Festlegung verglichen. Der neue Satz ist gemacht.',
  ],
  [
    'Collect the cards and share files of the old set, from the quorum and from everybody else. Count them aloud. Cross-cut the cards. Destroy the media.',
    'Sammeln Sie die Karten und Dateien des alten Satzes ein, vom Quorum und von allen anderen. Zählen Sie sie laut. Zerkleinern Sie die Karten im Partikelschnitt. Vernichten Sie die Datenträger.',
  ],
  [
    'Every share of the old set is destroyed or named as missing.',
    'Jeder Anteil des alten Satzes ist vernichtet oder als fehlend genannt.',
  ],
  [
    'How many were destroyed. Index and custodian of each one missing.',
    'Wie viele vernichtet wurden. Nummer und Verwahrer jedes fehlenden.',
  ],
  [
    'Read aloud where every copy of the old backup files is: each medium of the old evidence, each safe, and the data folder of each laptop. Destroy those that are here. Name who destroys the others, and until when.',
    'Lesen Sie vor, wo jede Kopie der alten Sicherungsdateien ist: jeder Datenträger des alten Nachweises, jeder Safe und der Datenordner jedes Laptops. Vernichten Sie die, die hier sind. Nennen Sie, wer die anderen vernichtet, und bis wann.',
  ],
  [
    'Every copy of the old backup files is destroyed or has a name and a date. Until then old shares still open the keys.',
    'Jede Kopie der alten Sicherungsdateien ist vernichtet oder hat einen Namen und ein Datum. Bis dahin öffnen alte Anteile die Schlüssel weiterhin.',
  ],
  [
    'Serial number and fate of each copy. Who destroys the others, and until when.',
    'Seriennummer und Verbleib jeder Kopie. Wer die anderen vernichtet, und bis wann.',
  ],

  [
    'Declare the end of {labels}. Read aloud what is lost with it. Approve.',
    'Kündigen Sie an, was endet: {labels}. Lesen Sie vor, was damit verloren ist. Genehmigen Sie.',
  ],
  [
    'The approvals are in. There is no way back after this step.',
    'Die Genehmigungen liegen vor. Nach diesem Schritt gibt es kein Zurück.',
  ],
  [
    'Watch {name} cross-cut card {index}. Count aloud.',
    'Sehen Sie zu, wie {name} Karte {index} im Partikelschnitt zerkleinert. Zählen Sie laut.',
  ],
  ['Card {index} is destroyed.', 'Karte {index} ist vernichtet.'],
  ['How it was destroyed.', 'Wie sie vernichtet wurde.'],
  [
    'Compare what is on the table with the list: laptop, shredder, tools for media, bags with shares, copies of the backup files, evidence of the ceremony that made the shares. Take everything else away.',
    'Vergleichen Sie, was auf dem Tisch liegt, mit der Liste: Laptop, Schredder, Werkzeug für Datenträger, Beutel mit Anteilen, Kopien der Sicherungsdateien, Nachweis der Zeremonie, die die Anteile gemacht hat. Räumen Sie alles andere weg.',
  ],
  [
    'Serial numbers of shredder, bags and media.',
    'Seriennummern von Schredder, Beuteln und Datenträgern.',
  ],
  [
    'Read the head of the evidence aloud from your own paper, in words. Have a second person follow on the screen. Do the same with the evidence of the ceremony that has replaced the shares, if there is one.',
    'Lesen Sie den Kopfwert des Nachweises von Ihrem eigenen Papier vor, in Wörtern. Lassen Sie eine zweite Person auf dem Bildschirm mitlesen. Tun Sie dasselbe mit dem Nachweis der Zeremonie, die die Anteile ersetzt hat, wenn es eine gibt.',
  ],
  [
    'Read aloud what is destroyed, and what is lost with it. Declare it. Approve.',
    'Lesen Sie vor, was vernichtet wird und was damit verloren ist. Kündigen Sie es an. Genehmigen Sie.',
  ],
  [
    'The approvals are in. There is no way back after this act.',
    'Die Genehmigungen liegen vor. Nach diesem Abschnitt gibt es kein Zurück.',
  ],
  [
    'Share {index}, {name}. Witness: read number and seal of the bag aloud before it is opened. {name}: hold the share face down, read only its heading. Destroy it. Both sign. If it is not here, say why.',
    'Anteil {index}, {name}. Zeuge: Lesen Sie Nummer und Siegel des Beutels vor, bevor er geöffnet wird. {name}: Halten Sie den Anteil verdeckt, lesen Sie nur die Überschrift. Vernichten Sie ihn. Beide signieren. Ist er nicht hier, sagen Sie, warum.',
  ],
  [
    'Share {index} is destroyed, or its absence is recorded. Nobody has seen the characters of the share.',
    'Anteil {index} ist vernichtet, oder sein Fehlen ist aufgezeichnet. Niemand hat die Zeichen des Anteils gesehen.',
  ],
  [
    'Copy {copy} of the backup files: {medium} ({place}). Read its number or label aloud. Destroy it. Both sign. If it is not here, say why.',
    'Kopie {copy} der Sicherungsdateien: {medium} ({place}). Lesen Sie Nummer oder Aufschrift vor. Vernichten Sie sie. Beide signieren. Ist sie nicht hier, sagen Sie, warum.',
  ],
  [
    'Copy {copy} is destroyed, or its absence is recorded.',
    'Kopie {copy} ist vernichtet, oder ihr Fehlen ist aufgezeichnet.',
  ],
  [
    'Ask everybody in the room: is there another card, another file, another copy of the backup files? Write down each answer.',
    'Fragen Sie alle im Raum: Gibt es noch eine Karte, eine Datei, eine Kopie der Sicherungsdateien? Schreiben Sie jede Antwort auf.',
  ],
  [
    'Nobody knows of another one, or each one has a name, a place and a date.',
    'Niemand weiß von einer weiteren, oder jede hat einen Namen, einen Ort und ein Datum.',
  ],
  [
    'Each further copy, its place, and who destroys it until when.',
    'Jede weitere Kopie, ihr Ort, und wer sie bis wann vernichtet.',
  ],
  [
    'Collect every medium that holds a backup of {labels}. Destroy each one. Count aloud.',
    'Sammeln Sie jeden Datenträger ein, auf dem eine Sicherung liegt: {labels}. Vernichten Sie jeden. Zählen Sie laut.',
  ],
  [
    'No backup is left that anybody in the room knows of.',
    'Es gibt keine Sicherung mehr, von der jemand im Raum weiß.',
  ],
  [
    'Label and place of each medium, and how it was destroyed.',
    'Aufschrift und Ort jedes Datenträgers, und wie er vernichtet wurde.',
  ],

  [
    'Collect drafts, misprints and every note that shows a share. Cross-cut them. Switch the printer off and on again.',
    'Sammeln Sie Entwürfe, Fehldrucke und jede Notiz ein, die einen Anteil zeigt. Zerkleinern Sie sie im Partikelschnitt. Schalten Sie den Drucker aus und wieder ein.',
  ],
  [
    'Collect what is left of the cards, drafts and notes. Pulp or burn it. Switch the printer off and on again.',
    'Sammeln Sie ein, was von Karten, Entwürfen und Notizen übrig ist. Stampfen Sie es ein oder verbrennen Sie es. Schalten Sie den Drucker aus und wieder ein.',
  ],
  ['Nothing that held a secret is left over.', 'Nichts ist übrig, was ein Geheimnis enthielt.'],
  ['What was destroyed, how, and who saw it.', 'Was vernichtet wurde, wie, und wer es sah.'],
  [
    'Agree on the date of the next drill. Read it aloud.',
    'Vereinbaren Sie das Datum der nächsten Übung. Lesen Sie es vor.',
  ],
  ['Everybody has the date.', 'Alle haben das Datum.'],
  ['The date.', 'Das Datum.'],
  ['Two people have stated the time.', 'Zwei Personen haben die Zeit angegeben.'],
  [
    '{name}: say whether you agree that the log is what happened. Add what is missing. Sign.',
    '{name}: Sagen Sie, ob Sie zustimmen, dass das Protokoll zeigt, was geschah. Fügen Sie hinzu, was fehlt. Signieren Sie.',
  ],
  [
    'The attestation is signed, with remarks if there are any.',
    'Die Bestätigung ist signiert, mit Bemerkungen, wenn es welche gibt.',
  ],
  [
    'Declare the close. Approve. Then close the log.',
    'Kündigen Sie den Abschluss an. Genehmigen Sie. Schließen Sie dann das Protokoll ab.',
  ],
  [
    'The log is closed. The head is on the screen.',
    'Das Protokoll ist abgeschlossen. Der Kopfwert steht auf dem Bildschirm.',
  ],
  [
    '{name}: copy the head onto your paper. Sign the checkpoint.',
    '{name}: Schreiben Sie den Kopfwert auf Ihr Papier ab. Signieren Sie den Prüfpunkt.',
  ],
  [
    '{name} holds the head on paper. The checkpoint is signed.',
    '{name} hat den Kopfwert auf Papier. Der Prüfpunkt ist signiert.',
  ],
  [
    'Write the evidence to the red medium. Write it to the blue one. Then switch laptop and printer off.',
    'Schreiben Sie den Nachweis auf den roten Datenträger. Schreiben Sie ihn auf den blauen. Schalten Sie dann Laptop und Drucker aus.',
  ],
  [
    'Both copies were read back. They go to two places.',
    'Beide Kopien wurden zurückgelesen. Sie gehen an zwei Orte.',
  ],
]

export const scriptText: ScriptText = {
  phrases: new Map(phrases),
  fill: {
    keys: (count) => `${count} Schlüssel`,
    asked: { dice: '100 Würfe mit einem Würfel', text: 'eine Zeile Text' },
    and: ' und ',
  },
}
