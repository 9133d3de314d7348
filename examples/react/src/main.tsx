import { loadOfferDock } from '@offerdock/sdk'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Checkout } from './Checkout.tsx'

loadOfferDock({
  clientId: 'pk_test_demo',
  bankOrigin: import.meta.env.VITE_BANK_ORIGIN ?? 'http://127.0.0.1:4100',
}).catch(console.error)

createRoot(document.querySelector('#app') as HTMLElement).render(
  <StrictMode>
    <Checkout orderRef={`ord-${crypto.randomUUID()}`} />
  </StrictMode>,
)
