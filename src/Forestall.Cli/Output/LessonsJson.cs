using System.Text.Json.Serialization;
using Forestall.Lessons;

namespace Forestall.Cli.Output;

/// <summary>A sufficient condition as JSON.</summary>
internal sealed record SufficiencyJson(
    string Expression,
    double? InclS,
    [property: JsonPropertyName("PRI")] double? Pri,
    double? CovS)
{
    public static SufficiencyJson Of(SufficientCandidate c) => new(c.Expression, c.Fit.Inclusion, c.Fit.Pri, c.Fit.Coverage);
}

/// <summary>A necessary condition as JSON.</summary>
internal sealed record NecessityJson(
    string Expression,
    double? InclN,
    [property: JsonPropertyName("RoN")] double? Relevance,
    double? CovN)
{
    public static NecessityJson Of(NecessaryCandidate c) => new(c.Expression, c.Fit.Inclusion, c.Fit.Relevance, c.Fit.Coverage);
}

/// <summary>A term of a model as JSON.</summary>
internal sealed record TermJson(
    string Expression,
    double? InclS,
    [property: JsonPropertyName("PRI")] double? Pri,
    double? CovS,
    double? CovU,
    IReadOnlyList<string> Cases)
{
    public static TermJson Of(FittedTerm t) => new(t.Term.Expression, t.Fit.Inclusion, t.Fit.Pri, t.Fit.Coverage, t.UniqueCoverage, t.Cases);
}

/// <summary>A model as JSON.</summary>
internal sealed record ModelJson(
    string Expression,
    IEnumerable<TermJson> Terms,
    double? InclS,
    [property: JsonPropertyName("PRI")] double? Pri,
    double? CovS,
    IReadOnlyList<long>? SimplifyingAssumptions)
{
    public static ModelJson Of(Model m) => new(m.Expression, m.FittedTerms.Select(TermJson.Of), m.Fit.Inclusion, m.Fit.Pri, m.Fit.Coverage, m.SimplifyingAssumptions);
}
