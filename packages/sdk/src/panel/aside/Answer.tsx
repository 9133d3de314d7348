/** What the bank wrote back, in its own lines. */
export const Answer = ({ text }: { text: string }) => (
  <p class="disclosure" dir="auto" data-od="answer">
    {text}
  </p>
)
