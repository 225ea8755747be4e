using Forestall.Record;

namespace Forestall.Warning;

/// <summary>The probability that a situation crosses into mass violence within some months, on what was published by then.</summary>
/// <param name="Situation">The situation.</param>
/// <param name="AsOf">The month at whose end the warning was made.</param>
/// <param name="Horizon">Months after <paramref name="AsOf"/> within which the crossing would lie; 1 to 24.</param>
/// <param name="Probability">The probability, 0 to 1.</param>
/// <param name="Low">Lower end of the 90 % interval that the few crossings to learn from leave open; it holds for the model, not for the choice of the model.</param>
/// <param name="High">Upper end of that interval.</param>
/// <param name="Drivers">Why, the strongest first.</param>
/// <param name="LongEventsIn">
/// A month that holds most of the deaths of the last twelve in so few events (25 deaths an event or more, 100 in all) that long events must stand in it.
/// Such events lie wholly in their first month, so the warning may rest on what happened later; null where there is no such month.
/// </param>
public sealed record CrossingWarning(Situation Situation, Month AsOf, int Horizon, double Probability, double Low, double High, IReadOnlyList<Driver> Drivers, Month? LongEventsIn);
