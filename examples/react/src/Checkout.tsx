import { type DockEvent, OfferDock } from '@offerdock/sdk/react'
import { useState } from 'react'
import { acceptConversion } from './acceptConversion.ts'

export function Checkout({ orderRef }: { orderRef: string }) {
  const [amount, setAmount] = useState('4999.00')
  const [status, setStatus] = useState('')
  const [isLeft, setIsLeft] = useState(false)

  const accept = (event: DockEvent<'conversion'>) => {
    const answer = acceptConversion(event.detail.receipt)
    event.respondWith(answer)
    answer.then(({ orderNumber }) => setStatus(`Order ${orderNumber} is placed.`), console.error)
  }

  if (isLeft) return <h1>Goodbye</h1>
  return (
    <>
      <h1>Checkout</h1>
      <label>
        Phone{' '}
        <select id="storage" value={amount} onChange={({ target }) => setAmount(target.value)}>
          <option value="4999.00">256 GB, ¥4,999.00</option>
          <option value="5299.00">512 GB, ¥5,299.00</option>
        </select>
      </label>
      <OfferDock
        product="sku-42"
        category="5732"
        amount={amount}
        currency="CNY"
        order={orderRef}
        onConversion={accept}
      />
      <p id="status" role="status">
        {status}
      </p>
      <button id="leave" type="button" onClick={() => setIsLeft(true)}>
        Leave the checkout
      </button>
    </>
  )
}
