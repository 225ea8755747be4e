namespace Forestall.Lessons.Claim;

/// <summary>The claim under one change of what it rests on.</summary>
/// <param name="Group">What was changed, such as <c>case left out</c>.</param>
/// <param name="Name">How.</param>
/// <param name="Fit">The figures then.</param>
public sealed record ClaimVariant(string Group, string Name, ClaimFit Fit);

/// <summary>The sufficient mixes under one change.</summary>
/// <param name="Frame">The frame.</param>
/// <param name="Group">What was changed.</param>
/// <param name="Name">How.</param>
/// <param name="Models">The parsimonious models then; none where no row is positive.</param>
/// <param name="Same">Whether they are the same models as before.</param>
public sealed record MixVariant(string Frame, string Group, string Name, IReadOnlyList<string> Models, bool Same);
