using System.Globalization;
using Forestall.Files;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>Reads what is believed of a parameter: one distribution, or one for each answer to a question.</summary>
internal sealed class ParameterReader(IReadOnlyList<Question> questions, IReadOnlyCollection<string> effectIds, ProblemList problems)
{
    private const string By = "by";

    private readonly HashSet<string> _effects = new(effectIds, StringComparer.Ordinal);

    /// <summary>Names of questions on which some parameter hangs.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a parameter; null when it is wrong.</summary>
    public Parameter? Read(JsonNode node, string name, ParameterRole role)
    {
        if (node.Kind != JsonKind.Object || node.Find(By) is null)
        {
            return Belief(node, name, role) is { } belief ? new Parameter(name, null, Only(belief), problems.Place(node.At)) : null;
        }

        var by = node.Find(By)!;
        if (Fields.Text(by, $"'by' in {name}", problems) is not { } asked)
        {
            return null;
        }

        Asked.Add(asked);
        var question = questions.FirstOrDefault(q => q.Name == asked);
        if (question is null)
        {
            var known = questions.Select(static q => q.Name).ToList();
            problems.Add(by.At, $"there is no question '{Fields.Shown(asked)}'; {NearestWord.Hint(asked, known, known.Count == 0 ? "add it to 'questions'." : $"use {string.Join(", ", known)}, or add it to 'questions'.")}");
            return null;
        }

        var answers = new Dictionary<string, Belief>(StringComparer.Ordinal);
        var fields = Fields.Of(node, name, [By, .. question.Answers], problems)!;
        foreach (var answer in question.Answers)
        {
            var under = $"{name} under '{answer}'";
            if (fields.Optional(answer) is not { } value)
            {
                problems.Add(node.At, $"{name} says nothing under the answer '{answer}' to '{asked}'; add \"{answer}\".");
            }
            else if (value.Kind == JsonKind.Object && value.Find(By) is not null)
            {
                problems.Add(value.At, $"{under} hangs on a question again; write one distribution.");
            }
            else if (Belief(value, under, role) is { } belief)
            {
                answers.Add(answer, belief);
            }
        }

        return answers.Count == question.Answers.Count ? new Parameter(name, asked, answers, problems.Place(node.At)) : null;
    }

    private static Dictionary<string, Belief> Only(Belief belief) => new(StringComparer.Ordinal) { [""] = belief };

    private Belief? Belief(JsonNode node, string name, ParameterRole role)
    {
        if (Fields.Of(node, name, FileKeys.Distribution, problems) is not { } fields)
        {
            return null;
        }

        var shapes = FileKeys.Shapes.Where(s => fields.Optional(s) is not null).ToList();
        Distribution? distribution = null;
        if (shapes.Count == 1)
        {
            distribution = Shape(fields, shapes[0], name, role);
        }
        else
        {
            problems.Add(
                shapes.Count == 0 ? node.At : fields.NameAt(shapes[1]),
                $"{name} has {(shapes.Count == 0 ? "no distribution" : $"{shapes.Count} distributions ({string.Join(", ", shapes)})")}; give exactly one of {string.Join(", ", FileKeys.Shapes)}.");
        }

        if (fields.Optional("within") is { } within && shapes is [not "lognormal"])
        {
            problems.Add(within.At, $"'within' in {name} goes with lognormal only; take it away.");
        }

        var (effects, assumption, grounded) = Ground(fields, name);
        return distribution is not null && grounded ? new Belief(distribution, effects, assumption, problems.Place(node.At)) : null;
    }

    private (IReadOnlyList<string> Effects, string? Assumption, bool Good) Ground(Fields fields, string name)
    {
        var good = true;
        var effects = fields.Words("effects");
        foreach (var (id, at) in effects.Where(e => !_effects.Contains(e.Word)))
        {
            good = false;
            problems.Add(at, $"there is no estimate '{Fields.Shown(id)}' in the record of effects; {NearestWord.Hint(id, _effects, "see 'forestall effects list'.")}");
        }

        var node = fields.Optional("assumption");
        var assumption = node is null ? null : Fields.Text(node, $"'assumption' in {name}", problems);
        if (effects.Count == 0 && node is null)
        {
            good = false;
            problems.Add(fields.At, $"{name} has no source; name estimates in \"effects\", or say in \"assumption\" what was assumed and why.");
        }

        return ([.. effects.Select(static e => e.Word)], assumption, good && (node is null || assumption is not null));
    }

    private Distribution? Shape(Fields fields, string shape, string name, ParameterRole role)
    {
        var node = fields.Optional(shape)!;
        if (shape == "value")
        {
            return Fields.Number(node, name, role.Least, role.Most, problems, role.AboveLeast) is { } value ? new PointValue(value) : null;
        }

        if (Numbers(node, name, shape) is not { } numbers)
        {
            return null;
        }

        return shape switch
        {
            "uniform" => Uniform(node, numbers, name, role),
            "triangular" => Triangular(node, numbers, name, role),
            _ => Lognormal(fields, node, numbers, name, role),
        };
    }

    private UniformValue? Uniform(JsonNode node, double[] n, string name, ParameterRole role)
    {
        if (n[0] >= n[1])
        {
            problems.Add(node.Items[1].At, Said($"the upper bound of {name} ({n[1]}) is not above the lower ({n[0]}); exchange them, or write \"value\"."));
            return null;
        }

        return InRange(node, n[0], n[1], name, role) ? new UniformValue(n[0], n[1]) : null;
    }

    private TriangularValue? Triangular(JsonNode node, double[] n, string name, ParameterRole role)
    {
        if (n[0] >= n[2])
        {
            problems.Add(node.Items[2].At, Said($"the upper bound of {name} ({n[2]}) is not above the lower ({n[0]}); write [lowest, most likely, highest]."));
            return null;
        }

        if (n[1] < n[0] || n[1] > n[2])
        {
            problems.Add(node.Items[1].At, Said($"the most likely value of {name} ({n[1]}) lies outside its bounds ({n[0]} to {n[2]}); write [lowest, most likely, highest]."));
            return null;
        }

        return InRange(node, n[0], n[2], name, role) ? new TriangularValue(n[0], n[1], n[2]) : null;
    }

    private LognormalValue? Lognormal(Fields fields, JsonNode node, double[] n, string name, ParameterRole role)
    {
        if (n[0] <= 0)
        {
            problems.Add(node.Items[0].At, Said($"the 5th percentile of {name} ({n[0]}) is not above 0, as one of a lognormal must be; use another distribution or a higher number."));
            return null;
        }

        if (n[0] >= n[1])
        {
            problems.Add(node.Items[1].At, Said($"the 95th percentile of {name} ({n[1]}) is not above the 5th ({n[0]}); exchange them."));
            return null;
        }

        if (fields.Optional("within") is not { } within)
        {
            problems.Add(node.At, $"a lognormal has no upper bound, and {name} must lie in {role.Range}; add \"within\": [least, most].");
            return null;
        }

        if (Numbers(within, name, "within") is not { } cut)
        {
            return null;
        }

        if (cut[0] >= cut[1])
        {
            problems.Add(within.Items[1].At, Said($"the upper end of 'within' in {name} ({cut[1]}) is not above the lower ({cut[0]}); exchange them."));
            return null;
        }

        if (!InRange(within, cut[0], cut[1], name, role))
        {
            return null;
        }

        if (cut[0] >= n[1] || cut[1] <= n[0])
        {
            problems.Add(within.At, Said($"'within' in {name} ({cut[0]} to {cut[1]}) leaves out all from the 5th to the 95th percentile ({n[0]} to {n[1]}); change one of them."));
            return null;
        }

        return new LognormalValue(n[0], n[1], cut[0], cut[1]);
    }

    private bool InRange(JsonNode node, double least, double most, string name, ParameterRole role)
    {
        if (role.Holds(least, most))
        {
            return true;
        }

        var below = role.AboveLeast ? least <= role.Least : least < role.Least;
        problems.Add((below ? node.Items[0] : node.Items[^1]).At, Said($"{name} reaches {(below ? least : most)}; it must lie in {role.Range}."));
        return false;
    }

    /// <summary>The numbers of a list; null, and reported, when they are too few or too many, or not finite.</summary>
    private double[]? Numbers(JsonNode node, string name, string shape)
    {
        var (count, form) = shape switch
        {
            "triangular" => (3, "[lowest, most likely, highest]"),
            "lognormal" => (2, "[5th percentile, 95th percentile]"),
            "within" => (2, "[least, most]"),
            _ => (2, "[lowest, highest]"),
        };
        if (node.Kind != JsonKind.List || node.Items.Count != count || node.Items.Any(static i => i.Kind != JsonKind.Number))
        {
            problems.Add(node.At, $"'{shape}' in {name} is not written right; write {form}, {count} numbers in square brackets.");
            return null;
        }

        if (node.Items.FirstOrDefault(static i => !double.IsFinite(i.Number)) is { } infinite)
        {
            problems.Add(infinite.At, $"this number in {name} is too large; write one that is not.");
            return null;
        }

        return [.. node.Items.Select(static i => i.Number)];
    }

    private static string Said(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
