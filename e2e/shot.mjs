import { chromium } from '@playwright/test';
const [,, base, wie, ...paden] = process.argv;
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
for (const [naam, w, h] of [['desk',1280,900],['tel',390,844]]) {
  const c = await b.newContext({ viewport: { width: w, height: h } }); const p = await c.newPage();
  await p.goto(base + '/aanmelden'); 
  await p.locator(`button[value="${wie}"]`).first().click();
  await p.waitForLoadState('networkidle');
  let n = 0; for (const pad of paden) { await p.goto(base + pad); await p.waitForLoadState('networkidle'); await p.screenshot({ path: `/tmp/shot/${naam}-${wie}-${n++}.png`, fullPage: true }); }
  await c.close();
}
await b.close();
