package dev.latitude.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@code POST} that only asks, because its question is too long for an address. It changes
 * nothing, so it may be sent again as it is, and an answer that was kept would be as old as the
 * first request. An {@code Idempotency-Key} is taken as with every {@code POST}, and nothing is
 * kept under it.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface AnsweredAnew {}
