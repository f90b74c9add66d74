export { Answered, latitude, must, ProblemError, type Latitude, type Problem } from "./client.js";
export { follow, NothingToFollow, type Following, type LiveMessage } from "./live.js";
export type { components, operations, paths } from "./contract.js";
