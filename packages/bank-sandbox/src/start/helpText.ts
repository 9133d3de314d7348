/** What `--help` prints. */
export const helpText = `Usage: npm run bank

Starts the bank sandbox on 127.0.0.1 and prints "bank ready http://127.0.0.1:PORT". SIGTERM or Ctrl-C stops it.
Everything is set by environment variables; relative file names are taken from the folder npm was called in.

  PORT            where it listens; 0 takes a free port (default 4100)
  PUBLIC_ORIGIN   what browsers and platforms call it; the issuer of receipts (default http://127.0.0.1:PORT)
  HOST_ORIGINS    pages that may embed the panel for client pk_test_demo, comma separated
                  (default http://localhost:4000)
  SECRET_KEY      secret key of client pk_test_demo (default sk_test_demo, accepted on loopback only)
  DATABASE_URL    postgres://… of a PostgreSQL server (default: a database embedded in DATA_DIR); a pooler in between
                  must let statements be prepared, as PgBouncer does from 1.21 on
  DATA_DIR        folder of the embedded database and of bank.pid (default .data)
  SEED            JSON file of the bank, its clients, offers and sandbox customers (default: the built-in one)
  OFFERDOCK_DIST  folder of the built scripts and integrity.json (default packages/sdk/dist/cdn)
  WEBHOOK_URL     where the events of client pk_test_demo go; https, or http on loopback (default: they wait)
  RESTORE         file of a backup that fills a new, empty database before the first request (default: none)

  OPERATOR_KEY    bearer key of /admin and /metrics, at least 16 characters (default: none; then both answer only
                  this machine, and only while PUBLIC_ORIGIN is on loopback)
  RATE_LIMITS     on or off (default: off while PUBLIC_ORIGIN is on loopback, else on)
  TRUST_PROXY     how many proxies stand before the bank; the address of a viewer is then read that many places
                  from the end of X-Forwarded-For (default 0: the address of the connection)
  LOG_LEVEL       debug, info, warn, error or silent; JSON lines on stderr (default info)
  REQUEST_MS      a request that has not arrived whole by then is cut (default 30000)
  DATABASE_POOL   connections to PostgreSQL (default 10)
  STATEMENT_MS    a statement of PostgreSQL that takes longer is cancelled (default 30000)
  DRAIN_DELAY_MS  how long /readyz says no before the port is closed (default 0)
  DRAIN_MS        how long what runs may go on after that; a second signal ends it at once (default 5000)

  WEBHOOK_TIMEOUT_MS  an attempt to deliver an event ends after this (default 10000)
  WEBHOOK_BACKOFF_MS  before the second attempt at most; it doubles from attempt to attempt, up to an hour (default 5000)
  WEBHOOK_RETRY_MS    an event that nobody took for this long is dead, and can be replayed (default 259200000, 72 hours)
  KEY_LEAD_MS         a new receipt key is published for this long before it signs (default 1200000, twice the time
                      that caches keep the keys)
`
