namespace Forestall.Warning.Internals;

/// <summary>The warning for one situation as of one month.</summary>
/// <param name="Situation">Code of the situation.</param>
/// <param name="AsOf">The month at whose end it was made.</param>
/// <param name="Probabilities">Probability of a crossing at each fitted horizon, as the models give it, in multiples of 1/<see cref="Unit"/>.</param>
internal sealed record StoredWarning(string Situation, Month AsOf, double[] Probabilities)
{
    /// <summary>Steps between 0 and 1.</summary>
    public const int Unit = 100_000;
}
