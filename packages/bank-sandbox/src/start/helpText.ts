/** What `--help` prints. */
export const helpText = `Usage: npm run bank

Starts the bank sandbox on 127.0.0.1 and prints "bank ready http://127.0.0.1:PORT". SIGTERM or Ctrl-C stops it.
Everything is set by environment variables; relative file names are taken from the folder npm was called in.

  PORT            where it listens; 0 takes a free port (default 4100)
  PUBLIC_ORIGIN   what browsers and platforms call it; the issuer of receipts (default http://127.0.0.1:PORT)
  HOST_ORIGINS    pages that may embed the panel for client pk_test_demo, comma separated
                  (default http://localhost:4000)
  SECRET_KEY      secret key of client pk_test_demo (default sk_test_demo, accepted on loopback only)
  DATABASE_URL    postgres://… of a PostgreSQL server (default: a database embedded in DATA_DIR)
  DATA_DIR        folder of the embedded database and of bank.pid (default .data)
  SEED            JSON file of the bank, its clients, offers and sandbox customers (default: the built-in one)
  OFFERDOCK_DIST  folder of the built scripts and integrity.json (default packages/sdk/dist/cdn)
`
