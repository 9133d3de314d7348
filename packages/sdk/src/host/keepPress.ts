/**
 * Keeps Space and Enter on a control of ours from the page around it: a player that takes Space for its own forbids the
 * press. All other keys are the page's too.
 */
export function keepPress(event: KeyboardEvent): void {
  if (event.key === ' ' || event.key === 'Enter') event.stopPropagation()
}
