import { createMiddleware } from 'hono/factory'
import { BankError } from '../bankError.ts'

/** Answers with somebody's data are for programs: a browser that would show one as a page was led here. */
export const refuseNavigation = createMiddleware(async (c, next) => {
  if (c.req.header('Sec-Fetch-Mode') === 'navigate') {
    throw new BankError('forbidden', 'this is not a page; ask from a program')
  }
  await next()
})
