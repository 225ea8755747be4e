using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forestall.Doctrine.Reading.Internals;

namespace Forestall.Doctrine;

/// <summary>Instruments with some parameters believed otherwise.</summary>
public static class InstrumentChanges
{
    /// <summary>What a parameter means and the values it may take.</summary>
    /// <param name="set">The instruments.</param>
    /// <param name="parameter">Its name, such as <c>mediation.harm</c>.</param>
    /// <exception cref="InputException">There is no such parameter.</exception>
    public static ParameterRange RangeOf(InstrumentSet set, string parameter)
    {
        var role = Role(set, parameter);
        return new ParameterRange(role.Means, role.Least, role.Most, role.AboveLeast);
    }

    /// <summary>What is wrong with a belief about a parameter, in a sentence; null when nothing is.</summary>
    /// <param name="set">The instruments.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="believed">What is to be believed of it.</param>
    /// <exception cref="InputException">There is no such parameter.</exception>
    public static string? Problem(InstrumentSet set, string parameter, Distribution believed)
    {
        ArgumentNullException.ThrowIfNull(believed);
        var role = Role(set, parameter);
        double[] numbers = believed switch
        {
            PointValue point => [point.Value],
            UniformValue uniform => [uniform.Low, uniform.High],
            TriangularValue triangular => [triangular.Low, triangular.Mode, triangular.High],
            LognormalValue lognormal => [lognormal.Low, lognormal.High, lognormal.Least, lognormal.Most],
            _ => throw new ArgumentException("There is no such distribution.", nameof(believed)),
        };
        if (numbers.Any(static n => !double.IsFinite(n)))
        {
            return $"{parameter} has a number that is not finite; write one that is.";
        }

        return (believed switch
        {
            UniformValue u when u.Low >= u.High => Said($"the highest value of {parameter} ({u.High}) is not above the lowest ({u.Low}); move one of them."),
            TriangularValue t when t.Low >= t.High => Said($"the highest value of {parameter} ({t.High}) is not above the lowest ({t.Low}); move one of them."),
            TriangularValue t when t.Mode < t.Low || t.Mode > t.High => Said($"the most likely value of {parameter} ({t.Mode}) lies outside the lowest and the highest ({t.Low} to {t.High}); move one of them."),
            LognormalValue l when l.Low <= 0 => Said($"the 5th percentile of {parameter} ({l.Low}) is not above 0, as one of a lognormal must be; choose a higher one."),
            LognormalValue l when l.Low >= l.High => Said($"the 95th percentile of {parameter} ({l.High}) is not above the 5th ({l.Low}); move one of them."),
            LognormalValue l when l.Least >= l.Most || l.Least >= l.High || l.Most <= l.Low => Said($"the bounds of {parameter} ({l.Least} to {l.Most}) leave out all from the 5th to the 95th percentile ({l.Low} to {l.High}); change one of them."),
            _ => null,
        }) ?? (role.Holds(believed.Min, believed.Max) ? null : Said($"{parameter} reaches from {believed.Min} to {believed.Max}; it must lie in {role.Range}."));
    }

    /// <summary>The instruments with some parameters believed otherwise, whatever the answers to the questions on which estimates compete.</summary>
    /// <param name="set">The instruments.</param>
    /// <param name="believed">What is believed of the parameters that change, by name.</param>
    /// <param name="why">What the new beliefs stand on, in words.</param>
    /// <exception cref="InputException">There is no such parameter, or what is believed cannot be.</exception>
    public static InstrumentSet With(InstrumentSet set, IReadOnlyDictionary<string, Distribution> believed, string why)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(believed);
        foreach (var (name, distribution) in believed)
        {
            if (Problem(set, name, distribution) is { } problem)
            {
                throw new InputException(problem);
            }
        }

        if (believed.Count == 0)
        {
            return set;
        }

        var text = string.Join('|', believed.OrderBy(static b => b.Key, StringComparer.Ordinal).Select(static b => $"{b.Key}={b.Value.GetType().Name}:{Numbers(b.Value)}").Prepend(set.Version));
        return set with
        {
            ThreatWithoutForce = Changed(set.ThreatWithoutForce),
            SynergyCrossing = Changed(set.SynergyCrossing),
            SynergyHarm = Changed(set.SynergyHarm),
            Instruments = [.. set.Instruments.Select(i => i with
            {
                Delay = Changed(i.Delay),
                Duration = Changed(i.Duration),
                Crossing = Changed(i.Crossing),
                Harm = Changed(i.Harm),
                Available = Changed(i.Available),
                BackfireChance = Changed(i.BackfireChance),
                BackfireHarm = Changed(i.BackfireHarm),
                BackfireEpisode = Changed(i.BackfireEpisode),
                Losses = Changed(i.Losses),
                Cost = Changed(i.Cost),
            })],
            Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12],
        };

        Parameter Changed(Parameter parameter) => believed.TryGetValue(parameter.Name, out var distribution)
            ? parameter with { Question = null, Answers = new Dictionary<string, Belief>(StringComparer.Ordinal) { [string.Empty] = new Belief(distribution, [], why, parameter.Place) } }
            : parameter;
    }

    private static string Numbers(Distribution distribution) => distribution is LognormalValue l
        ? Said($"{l.Low:R},{l.High:R},{l.Least:R},{l.Most:R}")
        : Said($"{distribution.Min:R},{(distribution is TriangularValue t ? t.Mode : distribution.Min):R},{distribution.Max:R}");

    private static ParameterRole Role(InstrumentSet set, string parameter)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(parameter);
        var parts = parameter.Split('.', 2);
        var role = parts is [_, var kind] && set.Instruments.Any(i => i.Name == parts[0])
            ? ParameterRole.OfInstrument.FirstOrDefault(r => r.Name == kind)
            : ParameterRole.OfAll.FirstOrDefault(r => r.Name == parameter);
        return role ?? throw new InputException($"there is no parameter '{parameter}'; the page of the instruments names them all, such as {set.Instruments[0].Name}.harm.");
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
