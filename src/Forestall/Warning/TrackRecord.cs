namespace Forestall.Warning;

/// <summary>How often warnings about as strong had been right, as far as was known when this one was made.</summary>
/// <param name="From">Lowest probability that counts as about as strong: two thirds of this one.</param>
/// <param name="To">Highest: one and a half times this one.</param>
/// <param name="Warnings">Earlier situation-months with such a warning and a known outcome.</param>
/// <param name="Crossed">How many of them saw a crossing within the horizon.</param>
public sealed record TrackRecord(double From, double To, int Warnings, int Crossed)
{
    /// <summary>Share that came true; null without earlier warnings.</summary>
    public double? Share => Warnings == 0 ? null : (double)Crossed / Warnings;
}
