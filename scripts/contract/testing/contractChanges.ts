const word = { type: 'string' }
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: object, required = Object.keys(properties)) => ({ type: 'object', properties, required })

/** A small contract, each of whose parts some row of the table changes. */
export const makeShape = () => ({
  calls: {
    'POST /v1/quotes': {
      credentials: ['session'],
      parameters: {
        'header Key': { isRequired: false, schema: word },
        'query page': { isRequired: true, schema: word },
      },
      body: ref('Ask'),
      answers: { '200 application/json': ref('Answer') },
    },
    'GET /v1/open': { credentials: [], parameters: {}, body: null, answers: { '204': null } },
  },
  schemas: {
    Ask: object(
      {
        amount: { type: 'integer', maximum: 10 },
        kind: { enum: ['a', 'b'] },
        note: word,
        tag: { anyOf: [word, { type: 'null' }] },
        list: { type: 'array', items: word },
        any: { type: 'array' },
        map: { type: 'object', additionalProperties: word },
        closed: { type: 'object', additionalProperties: false },
      },
      ['amount', 'kind'],
    ),
    Answer: object(
      {
        total: { type: 'integer', maximum: 10 },
        state: { enum: ['a', 'b'] },
        note: word,
        ways: { type: 'array', items: ref('Way') },
        any: { type: 'array' },
        map: { type: 'object', additionalProperties: word },
        closed: { type: 'object', additionalProperties: false },
      },
      ['total', 'state', 'ways'],
    ),
    Way: {
      oneOf: [object({ kind: { const: 'card' } }), object({ kind: { const: 'points' }, count: { type: 'integer' } })],
    },
    Hook: object({ at: word }),
    Claims: object({ jti: word }),
  },
  webhook: ref('Hook'),
  receipt: ref('Claims'),
  events: { EmptyEvent: { $ref: '#/$defs/EmptyEvent' }, HostAnswer: { $ref: '#/$defs/HostAnswer' } },
  eventSchemas: { EmptyEvent: object({ code: { enum: ['no-offer'] } }), HostAnswer: object({ orderNumber: word }, []) },
  codes: { 'no-offer': 'host', declined: 'panel' },
  problems: { expired: 410 },
  protocol: {
    host: { 'host:order': { orderRef: { kind: 'text', maxLength: 10, isOptional: false, isNullable: false } } },
    panel: {
      'panel:failed': { code: { kind: 'values', values: ['a', 'b'], isOptional: false, isNullable: false } },
    },
  },
})

type Small = ReturnType<typeof makeShape>
// biome-ignore lint/suspicious/noExplicitAny: a row of the table may break the shape in any way
type Change = (shape: any) => void

/** What happened, whether it breaks those who were built to the older shape, and how it is said. */
export const rows: [what: string, isBreaking: boolean, change: Change, text: string][] = [
  ['a call is gone', true, (s) => delete s.calls['GET /v1/open'], 'GET /v1/open: is gone'],
  ['a call is new', false, (s) => (s.calls['GET /v1/more'] = s.calls['GET /v1/open']), 'GET /v1/more: is new'],
  ['a body may have a further field', false, (s) => (s.schemas.Ask.properties.more = word), 'body.more: is new'],
  ['a body must have a further field', true, addRequired('Ask'), 'body.more: is new and required'],
  ['a body may not have a field any more', true, (s) => delete s.schemas.Ask.properties.note, 'body.note: is gone'],
  ['a field of a body is required now', true, (s) => s.schemas.Ask.required.push('note'), 'body.note: is required now'],
  ['a field of a body may be absent now', false, (s) => s.schemas.Ask.required.pop(), 'body.kind: may be absent now'],
  ['a body takes a value less', true, (s) => s.schemas.Ask.properties.kind.enum.pop(), 'body.kind: "b" is gone'],
  [
    'a body takes a value more',
    false,
    (s) => s.schemas.Ask.properties.kind.enum.push('c'),
    'body.kind: may be "c" too',
  ],
  [
    'a body takes less of a number',
    true,
    (s) => (s.schemas.Ask.properties.amount.maximum = 9),
    'maximum was 10 and is 9 now',
  ],
  [
    'a body takes more of a number',
    false,
    (s) => (s.schemas.Ask.properties.amount.maximum = 11),
    'maximum was 10 and is 11 now',
  ],
  [
    'a body wants another pattern',
    true,
    (s) => (s.schemas.Ask.properties.note = { ...word, pattern: '^a' }),
    'pattern was none',
  ],
  [
    'a body takes no null any more',
    true,
    (s) => (s.schemas.Ask.properties.tag = word),
    'body.tag: may not be null any more',
  ],
  [
    'a body takes null',
    false,
    (s) => (s.schemas.Ask.properties.note = { anyOf: [word, { type: 'null' }] }),
    'body.note: may be null now',
  ],
  [
    'a field of a body has another type',
    true,
    (s) => (s.schemas.Ask.properties.note = { type: 'boolean' }),
    'was string and is boolean now',
  ],
  [
    'a body takes any number',
    false,
    (s) => (s.schemas.Ask.properties.amount.type = 'number'),
    'was integer and is number now',
  ],
  [
    'a body takes no further field any more',
    true,
    (s) => (s.schemas.Ask.additionalProperties = false),
    'body: takes no further field any more',
  ],
  [
    'a body takes further fields',
    false,
    (s) => (s.schemas.Ask.properties.closed.additionalProperties = word),
    'body.closed: may have further fields now',
  ],
  [
    'further fields of a body are described now',
    true,
    (s) => (s.schemas.Ask.additionalProperties = word),
    'body: further fields may not be anything any more',
  ],
  [
    'further fields of a body are not described any more',
    false,
    (s) => (s.schemas.Ask.properties.map.additionalProperties = {}),
    'body.map: further fields may be anything now',
  ],
  [
    'items of a body are described now',
    true,
    (s) => (s.schemas.Ask.properties.any.items = word),
    'body.any: items may not be anything any more',
  ],
  [
    'items of a body are not described any more',
    false,
    (s) => delete s.schemas.Ask.properties.list.items,
    'body.list: items may be anything now',
  ],
  ['a call has a body now', true, (s) => (s.calls['GET /v1/open'].body = ref('Ask')), 'body: is new and required'],
  ['a parameter is new', false, addParameter(false), 'header More: is new'],
  ['a parameter is new and required', true, addParameter(true), 'header More: is new and required'],
  [
    'a parameter is required now',
    true,
    (s) => (s.calls['POST /v1/quotes'].parameters['header Key'].isRequired = true),
    'header Key: is required now',
  ],
  [
    'a parameter is gone',
    true,
    (s) => delete s.calls['POST /v1/quotes'].parameters['header Key'],
    'header Key: is gone',
  ],
  [
    'a parameter may be absent',
    false,
    (s) => (s.calls['POST /v1/quotes'].parameters['query page'].isRequired = false),
    'query page: may be absent now',
  ],
  [
    'a call needs a credential now',
    true,
    (s) => s.calls['GET /v1/open'].credentials.push('session'),
    'credential: none is not enough any more',
  ],
  ['a call takes another credential too', false, (s) => s.calls['POST /v1/quotes'].credentials.push('secretKey'), ''],
  [
    'a call needs another credential',
    true,
    (s) => (s.calls['POST /v1/quotes'].credentials = ['secretKey']),
    'credential: session is not enough any more',
  ],
  ['an answer has a further field', false, addRequired('Answer'), '.more: is new'],
  ['an answer lacks a field', true, (s) => delete s.schemas.Answer.properties.note, '.note: is gone'],
  [
    'a field of an answer may be absent now',
    true,
    (s) => s.schemas.Answer.required.shift(),
    '.total: may be absent now',
  ],
  [
    'a field of an answer is always there now',
    false,
    (s) => s.schemas.Answer.required.push('note'),
    '.note: is required now',
  ],
  [
    'a field of an answer may be null',
    true,
    (s) => (s.schemas.Answer.properties.note = { anyOf: [word, { type: 'null' }] }),
    '.note: may be null now',
  ],
  ['an answer has a value less', true, (s) => s.schemas.Answer.properties.state.enum.pop(), '"b" is gone'],
  ['an answer has a value more', false, (s) => s.schemas.Answer.properties.state.enum.push('c'), 'may be "c" too'],
  [
    'a number of an answer grows',
    true,
    (s) => (s.schemas.Answer.properties.total.maximum = 11),
    'maximum was 10 and is 11 now',
  ],
  [
    'a number of an answer is any now',
    true,
    (s) => (s.schemas.Answer.properties.total.type = 'number'),
    'was integer and is number now',
  ],
  [
    'an answer has no further field any more',
    false,
    (s) => (s.schemas.Answer.additionalProperties = false),
    'takes no further field any more',
  ],
  [
    'an answer may have further fields',
    false,
    (s) => delete s.schemas.Answer.properties.closed.additionalProperties,
    '.closed: may have further fields now',
  ],
  [
    'a map of an answer has no entry any more',
    true,
    (s) => (s.schemas.Answer.properties.map.additionalProperties = false),
    '.map: takes no further field any more',
  ],
  [
    'the entries of a map of an answer are anything now',
    true,
    (s) => delete s.schemas.Answer.properties.map.additionalProperties,
    '.map: further fields may be anything now',
  ],
  [
    'items of an answer are described now',
    false,
    (s) => (s.schemas.Answer.properties.any.items = word),
    '.any: items may not be anything any more',
  ],
  [
    'items of an answer are not described any more',
    true,
    (s) => delete s.schemas.Answer.properties.ways.items,
    '.ways: items may be anything now',
  ],
  ['a way is gone', true, (s) => s.schemas.Way.oneOf.pop(), 'kind points is gone'],
  [
    'a way is new',
    false,
    (s) => s.schemas.Way.oneOf.push(object({ kind: { const: 'coupon' } })),
    'may be kind coupon too',
  ],
  [
    'a way has another field',
    true,
    (s) => (s.schemas.Way.oneOf[1].properties.count = word),
    'was integer and is string now',
  ],
  [
    'a call does not answer with a status any more',
    true,
    (s) => (s.calls['GET /v1/open'].answers = {}),
    'answer 204: is gone',
  ],
  ['a webhook lacks a field', true, (s) => delete s.schemas.Hook.properties.at, 'webhook.at: is gone'],
  ['a receipt lacks a claim', true, (s) => delete s.schemas.Claims.properties.jti, 'receipt.jti: is gone'],
  ['an event is gone', true, (s) => delete s.events.EmptyEvent, 'EmptyEvent: is gone'],
  [
    'an event has a further field',
    false,
    (s) => (s.eventSchemas.EmptyEvent.properties.more = word),
    'EmptyEvent.more: is new',
  ],
  ['an event lacks a field', true, (s) => delete s.eventSchemas.EmptyEvent.properties.code, 'EmptyEvent.code: is gone'],
  [
    'a page must answer more',
    true,
    (s) => s.eventSchemas.HostAnswer.required.push('orderNumber'),
    'orderNumber: is required now',
  ],
  ['a code is gone', true, (s) => delete s.codes['no-offer'], 'no-offer: is gone'],
  ['a code is new', false, (s) => (s.codes.more = 'host'), 'more: is new'],
  [
    'a code about the viewer reaches the page',
    true,
    (s) => (s.codes.declined = 'host'),
    'was of scope panel and is of host now',
  ],
  ['a problem is gone', true, (s) => delete s.problems.expired, 'expired: is gone'],
  ['a problem has another status', true, (s) => (s.problems.expired = 409), 'had status 410 and has 409 now'],
  ['a host may say more', false, addKey('host', 'host:order', true), 'message host:order, more: is new'],
  ['a host must say more', true, addKey('host', 'host:order', false), 'message host:order, more: is new'],
  [
    'a panel takes less of a host',
    true,
    (s) => (s.protocol.host['host:order'].orderRef.maxLength = 9),
    'was text 10 and is text 9 now',
  ],
  [
    'a panel takes more of a host',
    false,
    (s) => (s.protocol.host['host:order'].orderRef.maxLength = 11),
    'is text 11 now',
  ],
  ['a panel says what older hosts drop', true, addKey('panel', 'panel:failed', true), 'more: is new'],
  [
    'a panel says a word that older hosts drop',
    true,
    (s) => s.protocol.panel['panel:failed'].code.values.push('c'),
    'is values a|b|c now',
  ],
  ['a panel says a word less', false, (s) => s.protocol.panel['panel:failed'].code.values.pop(), 'is values a now'],
  ['a panel has a new message', true, (s) => (s.protocol.panel['panel:more'] = {}), 'older hosts close the port on it'],
  ['a host has a new message', false, (s) => (s.protocol.host['host:more'] = {}), 'message host:more: is new'],
]

function addRequired(name: keyof Small['schemas']): Change {
  return (shape) => {
    shape.schemas[name].properties.more = word
    shape.schemas[name].required.push('more')
  }
}

function addParameter(isRequired: boolean): Change {
  return (shape) => (shape.calls['POST /v1/quotes'].parameters['header More'] = { isRequired, schema: word })
}

function addKey(side: keyof Small['protocol'], type: string, isOptional: boolean): Change {
  return (shape) => (shape.protocol[side][type].more = { kind: 'count', isOptional, isNullable: false })
}
