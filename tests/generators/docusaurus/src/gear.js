import React from "react";

export default function Gear({ teeth }) {
  return React.createElement("b", null, teeth + " of them");
}
