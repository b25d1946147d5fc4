import type { KeyView } from '#shared/ipc/views/key.ts'
import { Facts } from '../../components/facts.tsx'
import { text } from '../../text/current.ts'

/** By what each key is recognised later: its check value, or the fingerprint of its public half. */
export function Keys({ keys }: { readonly keys: readonly KeyView[] }) {
  return (
    <section className="ruled" aria-labelledby="made-keys-title">
      <h3 id="made-keys-title">{text.keys.title}</h3>
      <Facts
        facts={keys.map(({ label, algorithm, kcv, spki }) => ({
          name: label,
          value: (
            <>
              {algorithm}
              {', '}
              {text.keys.known(kcv !== undefined, spki !== undefined)}{' '}
              <span className="mono">{kcv ?? spki}</span>
            </>
          ),
        }))}
      />
    </section>
  )
}
