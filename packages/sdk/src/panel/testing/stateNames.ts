/** What `panelStates.ts` can show, by name. Apart from it, so that the build can read the names without the panel. */
export const stateNames = [
  'loading',
  'preparing the link',
  'signed out',
  'link opened',
  'offers',
  'offers, one chosen',
  'offers, all plans refused',
  'offers with coupon and points',
  'offers for a viewer without a card',
  'offers with an advertisement',
  'offers, european',
  'review, european',
  'review, british',
  'review, american',
  'review',
  'review of pay in full',
  'review at another price',
  'review with coupon and points',
  'confirming',
  'step-up',
  'step-up opened',
  'cooling-off',
  'done',
  'done, accepted',
  'done, refused',
  'done, no answer',
  'problem with a limit',
  'confirm without an answer',
  'declined',
  'expired',
  'called off',
  'sold out',
  'offline',
  'rate limited',
  'order taken',
  'closed',
] as const

/** What lies over a state, whose own data it loads. */
export const asideNames = ['privacy', 'complaint', 'application', 'feedback', 'callback'] as const

export type StateName = (typeof stateNames)[number]

/** As it stands in an address. */
export const slugOf = (name: string) => name.replace(/\W+/g, '-')
