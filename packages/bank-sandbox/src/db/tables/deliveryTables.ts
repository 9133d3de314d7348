// biome-ignore lint/suspicious/noEmptyInterface: filled next
export interface DeliveryTables {}
