namespace Forestall.Doctrine;

/// <summary>The values a parameter may take, and what it means.</summary>
/// <param name="Means">What it means, with its unit.</param>
/// <param name="Least">Lower end.</param>
/// <param name="Most">Upper end, included.</param>
/// <param name="AboveLeast">Whether the lower end itself is not included.</param>
public sealed record ParameterRange(string Means, double Least, double Most, bool AboveLeast);
