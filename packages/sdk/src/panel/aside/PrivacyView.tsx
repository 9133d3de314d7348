import { useState } from 'preact/hooks'
import type { AccountDeletion, ConsentNotice } from '../../contract/index.ts'
import { saveJson } from '../saveFile.ts'
import { AsideFrame } from './AsideFrame.tsx'
import type { AsideProps } from './AsideProps.ts'
import { ConsentItem } from './ConsentItem.tsx'
import { DeleteAccount } from './DeleteAccount.tsx'
import { Deleted } from './Deleted.tsx'
import { Status } from './Status.tsx'
import { accountDeletion, consents, file } from './schemas.ts'
import { useAsk } from './useAsk.ts'
import { useLoaded } from './useLoaded.ts'

/** What the bank may do with the viewer's data, purpose by purpose; their copy of it; its end. */
export function PrivacyView(props: AsideProps) {
  const [deletion, setDeletion] = useState<AccountDeletion | null>(null)
  const { words, checkout } = props
  return (
    <AsideFrame name="privacy" {...props}>
      {deletion && <Deleted words={words} deletion={deletion} />}
      {!deletion && !checkout.viewer && <p>{words.privacy.signedOut}</p>}
      {!deletion && checkout.viewer && <PrivacyOfViewer {...props} onDeleted={setDeletion} />}
    </AsideFrame>
  )
}

type OfViewerProps = AsideProps & { onDeleted(deletion: AccountDeletion): void }

function PrivacyOfViewer({ words, texts, checkout, actions, onDeleted }: OfViewerProps) {
  const [said, setSaid] = useState('')
  const [changing, setChanging] = useState<string | null>(null)
  const asked = useLoaded(actions, `/v1/consents?locale=${checkout.locale}`, consents)
  const { ask, failure } = useAsk(actions)

  async function change({ purpose, textHash, locale }: ConsentNotice, isGiven: boolean) {
    if (changing) return
    setSaid('')
    setChanging(purpose)
    const answer = isGiven
      ? await ask({ method: 'POST', path: '/v1/consents', body: { purpose, textHash, locale } })
      : await ask({ method: 'DELETE', path: `/v1/consents/${purpose}` })
    if (answer !== null) {
      if (purpose === 'personalisation') actions.changeTerms()
      if (purpose === 'sharing') actions.sayShared(isGiven)
      await asked.load()
      setSaid(isGiven ? words.privacy.agreed : words.privacy.withdrawn)
    }
    setChanging(null)
  }

  async function download() {
    const account = await ask({ method: 'GET', path: '/v1/me/export', schema: file })
    if (!account) return
    saveJson('account', account)
    setSaid(words.privacy.downloaded)
  }

  async function remove() {
    const deletion = await ask({ method: 'DELETE', path: '/v1/me', schema: accountDeletion })
    if (!deletion) return
    onDeleted(deletion)
    actions.forget()
  }

  return (
    <>
      <p class="quiet">{words.privacy.intro}</p>
      {asked.value?.notices.map((notice) => (
        <ConsentItem
          key={notice.purpose}
          notice={notice}
          words={words}
          isChanging={changing === notice.purpose}
          onChange={(isGiven) => void change(notice, isGiven)}
        />
      ))}
      {asked.failure && (
        <button type="button" class="button" onClick={() => void asked.load()}>
          {texts.problem.retry}
        </button>
      )}
      <h2>{words.privacy.account}</h2>
      <div class="choices">
        <button type="button" class="button" data-od="export" onClick={() => void download()}>
          {words.privacy.download}
        </button>
        <DeleteAccount words={words} onDelete={() => void remove()} />
      </div>
      <Status texts={texts} failure={failure ?? asked.failure} conflict={words.privacy.deleteLater}>
        {said}
      </Status>
    </>
  )
}
