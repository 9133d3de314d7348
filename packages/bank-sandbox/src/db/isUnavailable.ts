/**
 * Node's words for a database that is not there, PostgreSQL's for one that cannot work now (classes 08, 53, 57: no
 * connection, no resources, an operator's or the time limit's end) and for one of two transactions in each other's way.
 */
const codes =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|08\w{3}|53\w{3}|57\w{3}|25P03|40001|40P01|55P03)$/

/** What pg says, without a code, of a connection that ended under a query or that none became free. */
const sentences =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after calling end)/

/** Whether it is the database that cannot work now, so that the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  return (
    codes.test(String(code)) ||
    sentences.test(error.message) ||
    (error.cause !== undefined && isUnavailable(error.cause))
  )
}
