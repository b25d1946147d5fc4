import { useState } from 'react'
import { bridge } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CallButton } from '../../components/call-button.tsx'
import { PrivateCues } from '../../components/private-view.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { ShareInput } from '../../components/share-input.tsx'
import { useCall } from '../../store/call.ts'
import { text } from '../../text/current.ts'
import { CodeScanner } from './code-scanner.tsx'
import { PictureButton } from './picture-button.tsx'
import type { ShareEntry as Entry } from './share-entry-state.ts'
import { ShareProposal } from './share-proposal.tsx'
import { ShareStanding } from './share-standing.tsx'
import { Refusal } from '../../components/refusal.tsx'

/** Everything with which one person brings one share in: boxes, camera, picture and file. */
export function ShareEntry({ entry }: { readonly entry: Entry }) {
  const call = useCall()
  const [scanning, setScanning] = useState(false)
  const { by, standing, chosen } = entry

  const chooseFile = (): void => {
    if (by === undefined) call.tell(text.common.chooseYourself)
    else
      void call.ask(
        () => bridge.chooseShare({ by }),
        (file) => {
          if (file !== null) entry.choose(file)
        },
      )
  }
  return (
    <section className="share-entry" aria-label={text.entry.groups}>
      <PrivateCues />
      {chosen === undefined ? (
        <>
          <ShareInput
            boxes={entry.boxes}
            headers={entry.headers}
            onChange={entry.look}
            onTooLong={() => entry.tell(text.entry.tooLong, text.entry.tooLongHint)}
          />
          <ShareStanding entry={entry} />
          {standing.finding.found === 'near' && entry.said?.said !== 'rejected' ? (
            <ShareProposal entry={entry} groups={standing.finding.groups} />
          ) : null}
        </>
      ) : (
        <div className="share-file">
          <p className="label">{text.entry.chosen}</p>
          <p className="mono">{chosen.name}</p>
          <p className="hint">{text.entry.chosenHint}</p>
          {chosen.encrypted ? (
            <SecretField
              label={text.entry.filePassphrase}
              hint={text.entry.filePassphraseHint}
              field={entry.filePassphrase}
            />
          ) : null}
        </div>
      )}
      <Refusal notice={call.notice} />
      <div className="actions share-ways">
        {chosen === undefined ? (
          <>
            <Button kind="quiet" onPress={() => setScanning(true)}>
              {text.entry.camera}
            </Button>
            <PictureButton onShare={entry.scanned} tell={call.tell} clear={call.clear} />
            <CallButton
              kind="quiet"
              call={call}
              busyText={text.working.dialog}
              onPress={chooseFile}
            >
              {text.entry.file}
            </CallButton>
            {standing.begun > 0 ? (
              <Button kind="quiet" onPress={entry.clear}>
                {text.entry.clear}
              </Button>
            ) : null}
          </>
        ) : (
          <Button kind="quiet" onPress={() => entry.choose(undefined)}>
            {text.entry.chosenOther}
          </Button>
        )}
      </div>
      {scanning ? <CodeScanner onClose={() => setScanning(false)} onShare={entry.scanned} /> : null}
    </section>
  )
}
