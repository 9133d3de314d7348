import { held, open, type Rule, row } from './rule.ts'
import {
  badge,
  checkout,
  choices,
  formats,
  modes,
  pages,
  panelTexts,
  run,
  shownReading,
  strict,
  views,
} from './tests.ts'

const axe = views('$name is accessible and fits 320 px in $theme $locale')

/** COMPLIANCE §4.6: WCAG 2.2 AA, EN 301 549. */
export const access: readonly Rule[] = [
  row(
    'AX-01',
    'Contrast of text 4.5:1, of controls and focus 3:1.',
    held('panel', axe),
    held('panel', modes('a bank’s pale accent is moved until all of it can be read, %s')),
    held('panel', modes('in forced colors what is chosen, pressed or the main action has a border of its own')),
    open('host', 'badge on each theme of a host; forced colors'),
  ),
  row(
    'AX-02',
    '320 px and 200 % zoom: no scrolling both ways, no figure cut off.',
    held('panel', axe),
    held('host', badge('a badge that becomes narrow falls back, and takes its figures back when it has room')),
    held('panel', modes('at 400 % zoom nothing scrolls sideways and the actions leave the view to what is read')),
  ),
  row(
    'AX-03',
    'The schedule is a table, the plans a group of radio buttons with everything in their names.',
    held('panel', views('the schedule is a table with a caption, a row for each payment and headed columns')),
    held('panel', views('the name of a plan tells rate, price and total, the rate before the price'), axe),
  ),
  row(
    'AX-04',
    'The whole purchase by keyboard; Escape closes and never confirms.',
    held('panel', run('the whole purchase can be made by keyboard')),
    held('panel', run('Escape closes and never confirms')),
    held(
      'host',
      strict('a panel opened by keyboard has the focus, and gives it back to the badge when Escape closes it'),
    ),
  ),
  row(
    'AX-05',
    'What has focus is never covered.',
    held('panel', views('focus stays clear of the actions that stick to the bottom')),
  ),
  row(
    'AX-06',
    'Targets are large enough, and nothing needs dragging.',
    held(
      'panel',
      views('every action is at least 44 px high'),
      choices('field, buttons and slider are one count, and none of them leaves the bank’s limits'),
    ),
  ),
  row(
    'AX-07',
    'A step to review; nothing is final before the confirm.',
    held('panel', checkout('back from the review keeps what the viewer had chosen')),
  ),
  row(
    'AX-08',
    'Nothing is typed twice, and no puzzle stands in the way.',
    held('bank', pages('asks on the sign-in page for two digits once, which can be pasted')),
  ),
  row(
    'AX-09',
    'The time to read is announced once, and no time runs out unannounced.',
    held('panel', shownReading('the time to read is a timer that says nothing by itself, and is announced once')),
  ),
  row(
    'AX-10',
    'A new total is announced once, with currency and rate.',
    held('host', badge('a change updates the badge in place and says nothing twice')),
    held(
      'panel',
      choices('a new total is announced once it has come to rest, with currency and annual rate, and not before'),
    ),
  ),
  row(
    'AX-11',
    'Nothing flashes, and reduced motion is obeyed.',
    held('panel', modes('who asks for less motion sees none but the slow turning of a wait')),
  ),
  row(
    'AX-12',
    'Language is marked, and help stays in one place.',
    held('panel', panelTexts('$locale speaks its own script')),
    held('panel', axe),
    held(
      'panel',
      views('help stands in one place of every state, and the name of each language is marked as that language'),
    ),
  ),
  row('AX-13', 'Texts can be understood at B2.', open('panel', 'a check of readability per locale')),
  row(
    'AX-14',
    'One value in every locale; right-to-left safe; full-width digits are read.',
    held('panel', formats('a day is that day in every time zone')),
    held(
      'panel',
      formats('between Arabic words a figure and its currency stay one piece, in digits like those of the texts'),
    ),
    held('panel', choices('points in full-width digits and the coupon: every figure follows, as worked out by hand')),
  ),
]
