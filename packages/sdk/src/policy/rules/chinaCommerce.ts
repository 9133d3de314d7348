import { held, open, policy, type Rule, row } from './rule.ts'
import {
  ad,
  answers,
  asides,
  bankMarkets,
  bankOffers,
  choices,
  consents,
  consentTexts,
  dockOrder,
  fairOrder,
  markets,
  privacy,
  requests,
  sheet,
  views,
} from './tests.ts'

/** COMPLIANCE §4.2 and §4.3: live commerce, consumers and minors; personal information. */
export const chinaCommerce: readonly Rule[] = [
  row(
    'CN-21',
    'Facts of the offer only: no counters, and no countdown but the signed expiry.',
    open('host', 'a countdown has the same value after a reload'),
  ),
  row(
    'CN-22',
    'Records of deals are kept three years at least, and can be had in a dispute.',
    policy,
    held(
      'bank',
      requests(
        'the record of a complaint holds the order, the offer, the text with its hash, the times and the consents',
      ),
    ),
  ),
  row(
    'CN-23',
    'What is promoted is called an advertisement, and one click closes it.',
    policy,
    held(
      'bank',
      bankMarkets('plans of a campaign are called an advertisement, and without the campaign there is none'),
    ),
    held('panel', markets('what is advertised is called so in its own row, and no other is')),
    held('panel', ad('one act closes an advertisement, and it is not shown again in the tab')),
  ),
  row('CN-24', 'No extra is chosen beforehand, and declining one changes no price.', policy),
  row(
    'CN-25',
    'Address, contact, price, risk and after-sales are at hand.',
    open('panel', 'a view with all of it, two steps away by keyboard'),
  ),
  row(
    'CN-26',
    'What a return within seven days does to plan and points is said before the confirm.',
    policy,
    held('bank', sheet('coupon and points stand before the principal, with what becomes of them on a return')),
    held('panel', choices('the review draws the plan, with the table behind it, and says what a return does')),
  ),
  row(
    'CN-27',
    'No credit to minors, or where nobody vouches for the age; no age is kept.',
    policy,
    held('bank', bankOffers('whom nobody vouches for as being of age gets no plan, and may pay in full')),
    held('bank', bankMarkets('whose age nobody vouches for pays in full only, and nothing of an age is kept')),
  ),
  row(
    'CN-28',
    'Students and the elderly are no target.',
    policy,
    open('bank', 'purpose and second source of repayment for students'),
  ),
  row(
    'CN-29',
    'The viewer can do without personal proposals: no profile, plans by cost and term.',
    policy,
    held(
      'panel',
      fairOrder('without personal terms plans stand by total cost and then by term, however the bank has sent them'),
      fairOrder('that they are in order is said only where they are'),
      asides('one act gives a consent to the text on screen, and one act withdraws it'),
    ),
  ),
  row(
    'CN-30',
    'A way to complain in every end state.',
    held('bank', requests('a complaint gets a number and a day, and is its viewer’s alone')),
    held('panel', views('privacy is beside the hotline in every state, and every end has a way to complain')),
    held('panel', asides('a complaint about the agreement gets a number, and its record can be saved')),
  ),
  row(
    'PI-01',
    'What leaves the host is the order and where it came from, and nothing else.',
    held(
      'host',
      dockOrder('what leaves the host is exactly what the panel takes, with every attribute set and with few'),
    ),
    held('host', dockOrder('where the dock stands and what it avoids stay on the page')),
    open('host', 'the same in a log of the network'),
  ),
  row(
    'PI-02',
    'A notice of who processes what, why, how and how long, before it begins.',
    held(
      'bank',
      consentTexts('the text of %s is that of version %d: whoever changes it counts up'),
      consentTexts('every text in %s tells who, how to reach them and how long, and only sharing names the platform'),
    ),
    held('panel', asides('nothing is asked about the viewer before they open it')),
    held('panel', asides('each purpose is asked for by itself, with nothing ticked and the bank’s text to the letter')),
  ),
  row(
    'PI-03',
    'Consent is informed and explicit, one purpose a box, none ticked.',
    held('bank', consents('are none at first, and each has a text of its own in both languages')),
    held('bank', consents('are given one by one, each in one call, and withdrawn in one')),
    held('panel', asides('each purpose is asked for by itself, with nothing ticked and the bank’s text to the letter')),
  ),
  row(
    'PI-04',
    'Passing data to another handler takes a consent of its own; refusing leaves payment in full.',
    held('bank', consents('to pass data on are not given by a browser that objects, and its own plans are')),
    held('panel', asides('where %s hears Global Privacy Control, the two purposes are not asked for')),
    held('panel', asides('a refusal changes nothing: the purchase goes on')),
  ),
  row(
    'PI-05',
    'Sensitive data take a consent of their own, and never pass the host.',
    held(
      'host',
      dockOrder('what leaves the host is exactly what the panel takes, with every attribute set and with few'),
    ),
    open('panel', 'separate consent'),
  ),
  row(
    'PI-06',
    'Withdrawing is as easy as consenting, and nothing is refused for it.',
    held('bank', consents('are given one by one, each in one call, and withdrawn in one')),
    held('panel', asides('one act gives a consent to the text on screen, and one act withdraws it')),
  ),
  row(
    'PI-07',
    'Automated decisions are explained, and no price depends on the device.',
    held('bank', answers('gives one catalog to everybody, known by its content')),
    open('panel', 'why this rate, and whom to ask'),
  ),
  row('PI-08', 'Under 14, nothing is processed beyond the check.', policy),
  row(
    'PI-09',
    'Requests of the Chinese market stay in China.',
    policy,
    open('host', 'requests held to the list in the browser'),
  ),
  row(
    'PI-10',
    'Data can be deleted, and an impact assessment comes first.',
    policy,
    held('bank', privacy('a deletion waits for orders under way, then leaves no trace but sums that stay')),
    held('panel', asides('the account goes only after a second act, and nothing of it stays in the browser')),
  ),
]
