export function halve(lr0: number, n: number): unknown {
  return { rates: [], sum: { ['<img src=x onerror=alert(1)></script><script>alert(1)</script>\u001b[2J\u001b[31m=HYPERLINK("http://x","y")\u0000\u202e\ud800\r\n,"@SUM(1)']: () => 1 } };
}
