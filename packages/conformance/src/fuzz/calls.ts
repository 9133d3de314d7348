/** The calls that are tried with nonsense; what would delete an account, or never end, is not among them. */
export const postedLines: readonly string[] = [
  'POST /v1/sessions',
  'POST /v1/sessions/sign-in',
  'POST /v1/offers',
  'POST /v1/quotes',
  'POST /v1/quotes/{id}/confirm',
  'POST /v1/agreements/{id}/refund',
  'POST /v1/agreements/{id}/capture',
  'POST /v1/agreements/{id}/release',
  'POST /v1/agreements/{id}/abandon',
  'POST /v1/me/agreements/{id}/withdraw',
  'POST /v1/consents',
  'POST /v1/applications',
  'POST /v1/feedback',
  'POST /v1/complaints',
  'POST /v1/callbacks',
]

export const pathLines: readonly string[] = [
  'GET /v1/texts/{id}',
  'GET /v1/live/{id}/snapshot',
  'GET /v1/agreements/{id}',
  'GET /v1/applications/{id}',
  'GET /v1/complaints/{id}',
  'GET /v1/complaints/{id}/record',
  'DELETE /v1/consents/{id}',
  'DELETE /v1/callbacks/{id}',
  'GET /v1/{id}',
  'GET /{id}',
  ...postedLines.filter((line) => line.includes('{id}')),
]

export const queryLines: readonly string[] = [
  'GET /v1/catalog',
  'GET /v1/live/room-1/snapshot',
  'GET /v1/consents',
  'GET /v1/me/agreements',
  'GET /.well-known/jwks.json',
]
