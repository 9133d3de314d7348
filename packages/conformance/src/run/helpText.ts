import { lacks } from './options.ts'

/** What `--help` prints. */
export const helpText = `offerdock-conformance URL [options]   (here: npm run conformance -- URL [options])

Checks the offer API of a bank against the contract: one line for each requirement, and at the end "N passed, N failed".
Exit code 0 when nothing failed, 1 when something did, 2 when it could not be run. It makes agreements, refunds and a
deleted account: give it a test environment. What each requirement is: docs/conformance.md.

  --client ID              the client that is checked (pk_test_demo)
  --secret-key KEY         its secret key (environment SECRET_KEY, else sk_test_demo)
  --currency CODE          its currency (CNY)
  --host-origin ORIGIN     a page of this client that may embed the panel (http://localhost:4000)
  --second-client ID       another client, whose quotes and reservations end within a minute (pk_test_brief)
  --second-secret-key KEY  its secret key (environment SECOND_SECRET_KEY, else sk_test_brief)
  --campaign ID            a campaign of the second client with a single piece (last-piece), open in
  --room ROOM              this room (room-1)
  --issuer ORIGIN          "iss" of receipts (the origin of URL; on loopback that of the bank's links)
  --time-zone ZONE         of the bank, where neither its catalog nor its offers say it
  --operator-key KEY       of the sandbox's /admin, which changes a live room (environment OPERATOR_KEY)
  --session-command CMD    signs a viewer in (the form of the sandbox): a command line that gets OFFERDOCK_URL,
                           OFFERDOCK_CODE, OFFERDOCK_PERSONA and OFFERDOCK_PURPOSE ("sign-in" or "step-up")
  --lacks NAME,…           what the bank does not have; its requirements are skipped, with these words:
${Object.entries(lacks)
  .map(([name, words]) => `                             ${name.padEnd(14)} ${words}`)
  .join('\n')}
  --only ID,…              these requirements or groups: CAT-04, or CAT for all of them
  --fuzz-cases N           how many malformed requests (2400)
  --seed N                 of those requests: the same number makes the same ones (1)
  --timeout-ms N           for one answer (30000)
  --junit FILE             the results as JUnit XML
  --json FILE              the results as JSON
  --list                   every requirement, as Markdown
  --help`
