/**
 * Gives the receipt to the shop's own server, which verifies it and captures the agreement. Rejects what the shop refuses; after
 * a 5xx, or without an answer, it stays open, since that decides nothing: the webhook tells the server.
 */
export function acceptConversion(receipt: string): Promise<{ orderNumber: string }> {
  return new Promise((resolve, reject) => {
    fetch('/conversions', { method: 'POST', body: receipt })
      .then(async (response) => {
        if (response.ok) resolve(await response.json())
        else if (response.status < 500) reject(new Error(`The shop answered ${response.status}`))
      })
      .catch(console.warn)
  })
}
