package eu.veerman.platform.http;

/** Where routes put their operations. */
public interface Operations {
  /** Adds the operation with this id in the contract, with the edge's limits. */
  default Operations add(String operationId, Operation operation) {
    return add(operationId, OperationLimits.USUAL, operation);
  }

  /** Adds the operation with this id in the contract, with limits of its own. */
  Operations add(String operationId, OperationLimits limits, Operation operation);
}
