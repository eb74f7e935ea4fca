/**
 * What receipts of both directions are made of: numbers that stay for good, and names and texts
 * under a key per person that erasure destroys. Which rankings leave a receipt, and who may open
 * it, is said in {@code shortlist.receipt} and {@code match.receipt}.
 */
package eu.veerman.matching.receipt;
