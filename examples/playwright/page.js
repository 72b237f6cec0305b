/** A page that shows how often people signed up in a week. */
export const page = (url) => `<!doctype html>
<title>Sign-ups</title>
<output></output>
<script type="module">
  const response = await fetch('${url}/events/data_series?event=signup&length=7', {
    headers: { authorization: 'Bearer key' },
  });
  const { message, data } = await response.json();
  document.querySelector('output').textContent = response.ok
    ? data.length + ' days'
    : 'Not now: ' + message;
</script>`;
