/** How often people signed up on each of the last days. */
export async function signups(url: string, key: string, days: number): Promise<number[]> {
  const response = await fetch(`${url}/events/data_series?event=signup&length=${days}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const { message, data } = await response.json();
  if (!response.ok) throw new Error(`Braze: ${message}`);
  return data.map(({ count }: { count: number }) => count);
}
