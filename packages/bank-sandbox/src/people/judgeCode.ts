/** With 100 codes, three tries leave a guesser 3 %. */
export const maxWrongCodes = 3

/** What a typed code makes of a pending request: the right one is the end, and so is the third wrong one. */
export function judgeCode(request: { match_code: string; wrong_codes: number }, code: string) {
  if (code === request.match_code) return { status: 'done' as const }
  const wrong_codes = request.wrong_codes + 1
  return { status: wrong_codes >= maxWrongCodes ? ('ended' as const) : ('pending' as const), wrong_codes }
}
