namespace Forestall.Warning;

/// <summary>One reason for a warning: what was seen, and how far it moved the warning.</summary>
/// <param name="Name">What was looked at, such as <c>deaths in the last twelve months</c>.</param>
/// <param name="Words">What was seen there, in words and figures.</param>
/// <param name="Contribution">
/// Change in the log-odds of the probability against the mean of the months learned from; above zero it raised the warning.
/// The contributions of all drivers and the mean level sum to the log-odds of the probability.
/// </param>
public sealed record Driver(string Name, string Words, double Contribution);
