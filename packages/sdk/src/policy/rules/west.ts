import { held, open, policy, type Rule, row } from './rule.ts'
import { asides, bankMarkets, copies, fairness, markets, sheet, strict } from './tests.ts'

/** COMPLIANCE §4.4 and §4.5: the European Union, the United Kingdom and the United States. */
export const west: readonly Rule[] = [
  row(
    'EU-01',
    'Every unit that shows credit carries the warning that borrowing costs money, in its language.',
    policy,
    held('panel', markets('in the Union every unit with a figure warns, to a reader of %s in %s')),
    held('panel', markets('the warning is as large as the text, and reads against its ground, %s')),
    held('bank', bankMarkets('a viewer of %s gets its sentences with the offers and in the quote')),
    held('host', bankMarkets('the catalog of %s leaves its badges without figures')),
  ),
  row(
    'EU-02',
    'One figure of cost brings the whole standard information, before any "more".',
    policy,
    held('bank', sheet('what a market wants said of credit is in the text that is signed')),
    open('panel', 'the borrowing rate beside each plan'),
  ),
  row('EU-03', 'Credit without interest discloses the same; a short deferral of the seller itself is outside.', policy),
  row('EU-04', 'No agreement follows from a default or a ticked box.', policy),
  row(
    'EU-05',
    'The pre-contractual form can be kept before signing.',
    policy,
    held(
      'panel',
      copies('a quote can be saved before it is confirmed: terms, every payment and the disclosure to the letter'),
    ),
  ),
  row('EU-06', 'An offer made by automated processing says so.', policy, open('panel', 'the label on screen')),
  row('EU-07', 'No bundles, and no credit that nobody asked for.', policy),
  row('EU-08', 'Fourteen days to withdraw, by a button.', policy, open('panel', 'two steps away from the receipt')),
  row(
    'EU-09',
    'Solvency is checked, and an automated refusal can be reviewed by a person.',
    held('panel', asides('a refusal leads to the complaint that asks for a person')),
  ),
  row(
    'EU-10',
    'The rate is that of Annex I, under its local name, with a digit at least.',
    policy,
    open('panel', 'rates by Annex I in badge and panel'),
  ),
  row(
    'GD-01',
    'Nothing is stored before a consent unless it is needed; refusing is as easy as accepting.',
    held('host', strict('a page with a nonce, strict-dynamic and Trusted Types that allow our one policy')),
    open('panel', 'two equal buttons'),
  ),
  row('GD-02', 'A notice, and no decision of weight by a machine alone.', open('panel', 'the links')),
  row('UK-01', 'Deferred payment credit needs an authorized lender.', policy),
  row(
    'UK-02',
    'Key information comes first, with rights and the credit check.',
    policy,
    held(
      'panel',
      markets(
        'in Britain rights and the credit check are named with every figure, before the confirm, and so is help with debts',
      ),
    ),
    held('bank', sheet('what a market wants said of credit is in the text that is signed')),
    held('bank', bankMarkets('a viewer of %s gets its sentences with the offers and in the quote')),
  ),
  row(
    'UK-03',
    'Notices of missed payments name consequences and debt advice, and threaten nobody.',
    policy,
    open('panel', 'texts of the end states'),
  ),
  row(
    'UK-04',
    'Credit that costs something comes with a representative example.',
    policy,
    open('panel', 'the borrowing rate beside each plan'),
  ),
  row(
    'UK-05',
    'Declining takes no more steps than accepting, and shames nobody.',
    policy,
    held(
      'panel',
      fairness('declining takes one act from the offers, accepting takes three'),
      fairness('at %i px the way out of offers and review is as large and as clear as the way on'),
    ),
  ),
  row(
    'US-01',
    'A figure of payments brings down payment, terms of repayment, annual percentage rate and whether it may rise.',
    policy,
    held(
      'panel',
      markets(
        'in America a payment never stands without down payment, terms, annual percentage rate and whether it may rise',
      ),
    ),
    held('bank', sheet('what a market wants said of credit is in the text that is signed')),
    held('bank', bankMarkets('a viewer of %s gets its sentences with the offers and in the quote')),
    held('host', bankMarkets('the catalog of %s leaves its badges without figures')),
  ),
  row('US-02', 'A rate is stated as annual percentage rate; no other is more prominent.', policy),
  row(
    'US-03',
    'The rate is that of Appendix J, with two digits.',
    policy,
    open('panel', 'rates by Appendix J in badge and panel'),
  ),
  row('US-04', 'A card issuer’s offer says whether it is open-end or closed-end, with its disclosures.', policy),
]
