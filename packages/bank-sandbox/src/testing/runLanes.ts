/** Does `act` for every item, so many at a time. The items may be made as they are asked for. */
export async function runLanes<Item, Result>(
  items: Iterable<Item>,
  width: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const queue = items[Symbol.iterator]()
  const results: Result[] = []
  let count = 0
  const lane = async () => {
    for (let item = queue.next(); !item.done; item = queue.next()) {
      const i = count++
      results[i] = await act(item.value)
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
