namespace Forestall.Doctrine.Reading.Internals;

/// <summary>The names that each object of the files may hold. The published schemas hold the same (docs/schemas).</summary>
internal static class FileKeys
{
    public const string InstrumentsFormat = "forestall-instruments/1";
    public const string DoctrineFormat = "forestall-doctrine/1";
    public const string StrategyFormat = "forestall-strategy/1";

    public static readonly IReadOnlyList<string> InstrumentsFile = ["$schema", "format", "name", "about", "questions", "interactions", "instruments"];
    public static readonly IReadOnlyList<string> Question = ["asks", "answers", "default"];
    public static readonly IReadOnlyList<string> Interactions = [.. ParameterRole.OfAll.Select(static r => r.Name)];
    public static readonly IReadOnlyList<string> Instrument = ["class", "about", "delay", "duration", "crossing", "harm", "available", "backfire", "losses", "cost"];
    public static readonly IReadOnlyList<string> Backfire = ["chance", "harm", "episode"];
    public static readonly IReadOnlyList<string> Shapes = ["value", "uniform", "triangular", "lognormal"];
    public static readonly IReadOnlyList<string> Distribution = [.. Shapes, "within", "effects", "assumption"];

    public static readonly IReadOnlyList<string> DoctrineFile = ["$schema", "format", "name", "about", "rules"];
    public static readonly IReadOnlyList<string> Rule = ["name", "when", "use", "withhold"];
    public static readonly IReadOnlyList<string> StrategyFile = ["$schema", "format", "name", "about", "steps"];
    public static readonly IReadOnlyList<string> Step = ["name", "from", "until", "when", "use", "withhold"];
    public static readonly IReadOnlyList<string> StepConditions =
        ["rubicon", "deathsInYear", "deathsSinceRubicon", "monthsSinceRubicon", "monthsSinceFirstResponse", "tried", "notTried"];

    public static readonly IReadOnlyList<string> Conditions = [.. StepConditions, "warning"];
    public static readonly IReadOnlyList<string> Warning = ["within", "atLeast", "for"];
    public static readonly IReadOnlyList<string> HarmSpan = ["atLeast", "below"];
    public static readonly IReadOnlyList<string> MonthSpan = ["atLeast", "atMost"];
    public static readonly IReadOnlyList<string> Sides = ["before", "after"];
}
