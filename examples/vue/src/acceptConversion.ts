/** Gives the receipt to the shop's own server, which verifies it and captures the agreement. */
export async function acceptConversion(receipt: string): Promise<{ orderNumber: string }> {
  const response = await fetch('/conversions', { method: 'POST', body: receipt })
  if (!response.ok) throw new Error(`The shop answered ${response.status}`)
  return response.json()
}
