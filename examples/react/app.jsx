// A room in React 19: custom elements are elements like any other, functions and events too.
import { useState } from "react";
import { createRoot } from "react-dom/client";

/** A token for a room, from the app's own server. */
async function getToken(room, device) {
  const answer = await fetch("/room-token", { method: "POST", body: JSON.stringify({ room, device }) });
  if (answer.status === 403) throw { code: "forbidden" };
  return (await answer.json()).participant_token;
}

function Flat() {
  const [tea, setTea] = useState("no tea");
  const [shown, setShown] = useState(true);
  const changed = ({ detail }) => {
    const timer = detail.states["timer:tea"];
    if (timer) setTea(`${timer.total / 60} minutes of tea`);
  };
  return (
    <>
      <h1>Our flat</h1>
      <p id="tea">{tea}</p>
      <button type="button" onClick={() => setShown(!shown)}>Show or hide</button>
      {shown && (
        <samesky-room room="flat" getToken={getToken} onsamesky-change={changed}>
          <samesky-timer name="tea" />
          <samesky-questions />
        </samesky-room>
      )}
    </>
  );
}

createRoot(document.getElementById("app")).render(<Flat />);
